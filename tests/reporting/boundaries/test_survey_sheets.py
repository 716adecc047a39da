"""Unfilled sheets go with their workshop in the very transaction; what was handed in stays where it was."""

import datetime

from reporting.actions import boundaries, surveys
from reporting.actions.applying_boundaries import apply_due
from reporting.models import SurveySheet
from reporting.queries.boundaries import to_assign
from tests.employment import registered
from tests.records.stage import TODAY
from tests.reporting.boundaries.conftest import DAY, entered, on, reviewed
from tests.reporting.boundaries.test_applying import MERGE, SPLIT
from tests.reporting.surveys.made import published, submitted
from workshops.access.models import User
from workshops.models import RegionMove, Workshop

LONG = TODAY.date() + datetime.timedelta(days=90)


def regions(survey) -> dict[int, str]:
    return dict(SurveySheet.objects.filter(survey=survey).values_list("workshop", "region"))


def test_with_a_merged_division(stage):
    second = registered.workshop(stage.county, name="扬武蜡染坊")
    survey, ended = published(stage.official(), due_on=LONG), published(stage.official(), due_on=LONG)
    submitted(survey, second)
    surveys.end(ended.pk, "close", by=stage.official())
    reviewed(stage.one, stage.two, *MERGE, kind="merge")
    with on(DAY):
        apply_due()
        assert regions(survey) == {stage.workshop.pk: "522634", second.pk: "522636", stage.others_workshop.pk: "522634"}
        assert regions(ended)[stage.workshop.pk] == "522636"
        assert RegionMove.objects.filter(model="reporting.surveysheet").count() == 1
        clerk = User.objects.get(pk=stage.other.clerk.pk)
        assert SurveySheet.objects.visible_to(clerk).filter(survey=survey, workshop=stage.workshop).exists()


def test_with_the_part_of_a_split_division(stage):
    second = registered.workshop(stage.county, name="扬武蜡染坊")
    survey = published(stage.official(), due_on=LONG)
    change = entered(stage.one, *SPLIT, kind="split")
    options = {each.workshop.pk: each.options for each in to_assign(change)}
    assert all("522637" in each for each in options.values())
    boundaries.assign(change.pk, {stage.workshop.pk: "522637", second.pk: "522636"}, by=stage.one)
    boundaries.review(change.pk, by=stage.two)
    with on(DAY):
        apply_due()
    assert Workshop.objects.get(pk=stage.workshop.pk).region_id == "522637"
    assert regions(survey) == {stage.workshop.pk: "522637", second.pk: "522636", stage.others_workshop.pk: "522634"}
