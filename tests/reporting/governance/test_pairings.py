"""Pairings: either side's offices, workshops of the helped region, money by year."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reporting.queries.pairings import by_year, figures, flows_of
from tests.records.stage import samples
from workshops.models import Workshop
from workshops.records import writing
from workshops.records.kind import get
from workshops.regions.models import Region

ACTIONS = "pairing-actions"


def act(stage, pairing, by=None, **given):
    facts = {
        "pairing": pairing, "kind": "exchange", "title": "交流会", "held_from": datetime.date(2025, 5, 1),
        "held_to": None, "amount": Decimal(1000), "people": 5, "workshops": [], "results": "",
    }  # fmt: skip
    return writing.enter(get(ACTIONS), by=by or stage.county.rural, **(facts | given))


def test_both_sides_enter_actions_and_strangers_dont(stage):
    pairing = stage.row("pairings")
    guangdong, beijing = stage.official(code="440000"), stage.official(code="110000")
    act(stage, pairing, by=guangdong, workshops=[stage.workshop])
    with pytest.raises(ValidationError, match="本地区一方"):
        act(stage, pairing, by=beijing)
    facts = samples()["pairings"].facts(stage)
    with pytest.raises(ValidationError, match="与本单位所在地区有关"):
        writing.enter(get("pairings"), by=beijing, **(facts | {"since": datetime.date(2022, 1, 1)}))
    assert get("pairings").keepers.may_add(stage.official(code=None))
    assert not get("pairings").keepers.may_add(stage.ministry)  # of HRSS


def test_the_helping_side_names_workshops_it_doesnt_see_and_no_others(stage, visit):
    pairing, guangdong = stage.row("pairings"), stage.official(code="440000")
    assert not Workshop.objects.visible_to(guangdong).exists()
    finder = get(ACTIONS).finders["workshops"]
    assert stage.workshop in finder.rows(guangdong)
    action = act(stage, pairing, by=guangdong, workshops=[stage.workshop])
    page = visit(guangdong, get(ACTIONS).url_of(action)).content.decode()
    assert stage.workshop.name in page
    assert reverse("workshops:workshop-detail", args=[stage.workshop.pk]) not in page
    elsewhere = Workshop.objects.get(pk=stage.others_workshop.pk)
    elsewhere.region = Region.objects.get(pk="110101")
    elsewhere.save()
    with pytest.raises(ValidationError, match="不在受援地区"):
        act(stage, pairing, workshops=[elsewhere])
    assert pairing.actions.count() == 1


@pytest.mark.parametrize(
    "given",
    [{"results": "联系13812345678"}, {"title": "慰问 522636200501011234"}, {"held_from": datetime.date(2020, 1, 1)}],
)
def test_refused(stage, given):
    with pytest.raises(ValidationError):
        act(stage, stage.row("pairings"), **given)


def test_money_by_year_and_surveys_apart(stage, visit):
    survey = stage.row(ACTIONS)  # 2025, 30,000
    pairing = survey.pairing
    act(stage, pairing)
    act(stage, pairing, held_from=datetime.date(2024, 3, 1), amount=None)
    assert [(line.year, line.actions, line.amount) for line in by_year(pairing.actions.all())] == [
        (2025, 2, Decimal(31000)), (2024, 1, Decimal(0)),
    ]  # fmt: skip
    page = visit(stage.county.leader, get("pairings").url_of(pairing))
    assert [each.pk for each in page.context["surveys"]] == [survey.pk]
    assert page.context["total"] == 31000
    guizhou, guangdong, county = (Region.objects.get(pk=code) for code in ("520000", "440000", "522636"))
    assert [flow.amount for flow in flows_of(guizhou).receives] == [Decimal(31000)]
    assert [flow.workshops for flow in flows_of(guangdong).gives] == [1]
    assert [each.pk for each in flows_of(county).above] == [pairing.pk]
    year = datetime.date(2025, 1, 1), datetime.date(2025, 12, 31)
    expected = {"pairings": 1, "actions": 2, "surveys": 1, "amount": Decimal(31000)}
    assert figures(guizhou, *year, side="helped") == figures(None, *year, side="helping") == expected
    assert figures(guizhou, *year, side="helping")["actions"] == 0
    address = reverse("reporting:pairing-region")
    for user in (stage.county.leader, stage.official(code="440000"), stage.ministry):
        assert visit(user, address).status_code == 200
    assert visit(stage.ministry, address + "?region=999999").status_code == 404
