"""Titles by department, and inheritors of a project; competitions by level, and entries without numbers."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from tests.records.stage import samples
from workshops.models import IchProject
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db


def faults(stage, name, /, *, by, **more) -> dict:
    try:
        writing.enter(get(name), by=by, **samples()[name].facts(stage) | more)
    except ValidationError as error:
        return error.message_dict
    return {}


def test_each_kind_of_title_by_its_departments(stage):
    county = stage.county
    assert "kind" in faults(stage, "leader-titles", by=county.clerk)
    assert faults(stage, "leader-titles", by=county.hrss) == {}
    assert "kind" in faults(stage, "leader-titles", by=county.rural)  # the same one again
    assert "kind" in faults(stage, "leader-titles", by=county.rural, kind="rural_culture_talent")
    assert "name" in faults(stage, "leader-titles", by=county.rural, kind="other", name="")


def test_an_inheritor_has_a_project_of_no_lower_level(stage):
    of = {"by": stage.county.clerk, "kind": "inheritor", "name": ""}
    project = IchProject.objects.create(name="苗族蜡染技艺", category=8, level="county", region=stage.county.region)
    assert "project" in faults(stage, "leader-titles", **of, level="county")
    assert "project" in faults(stage, "leader-titles", **of, level="provincial", project=project)
    assert faults(stage, "leader-titles", **of, level="county", project=project) == {}
    other = of | {"kind": "rural_culture_talent", "level": "county", "project": project}
    assert "project" in faults(stage, "leader-titles", **other)


def test_a_competition_stands_where_its_level_is(stage):
    by = stage.county.hrss
    assert "region" in faults(stage, "competitions", by=by, level="national")
    assert "region" in faults(stage, "competitions", by=by, region=None)
    assert "region" in faults(stage, "competitions", by=by, level="provincial")
    assert "region" in faults(stage, "competitions", by=by, region=stage.other.region)
    assert faults(stage, "competitions", by=by, level="provincial", region=stage.county.region.province) == {}
    assert "name" in faults(stage, "competitions", by=by)


def test_entries_are_fit_to_be_public(stage):
    held = stage.row("competitions")
    of = {"competition": held, "item": "蜡染", "workshop": stage.workshop, "leader": None, "award": "none",
          "award_name": "", "awarded_on": None}  # fmt: skip

    def said(**more):
        try:
            writing.enter(get("competition-entries"), by=stage.county.leader, **of | more)
        except ValidationError as error:
            return error.message_dict
        return {}

    assert "entrant" in said(entrant="潘秋菊138 0855 1234")
    assert "entrant" in said(entrant="潘秋菊52263620010101123X")
    assert "award" in said(entrant="潘秋菊", award_name="金奖")
    assert "awarded_on" in said(entrant="潘秋菊", award="first", awarded_on=datetime.date(2024, 1, 1))
    assert "leader" in said(entrant="潘秋菊", leader=stage.others_workshop.leader)
    assert "workshop" in said(entrant="潘秋菊", workshop=stage.others_workshop)
    assert said(entrant="潘秋菊") == {}
    assert "entrant" in said(entrant="潘秋菊")
