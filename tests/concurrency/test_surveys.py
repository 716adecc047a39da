"""A sheet is handed in once however often it is sent, and never to a survey that has just ended."""

import pytest

from reporting.actions import survey_filling, surveys
from reporting.models import SheetStatus, SurveyStep
from tests.concurrency.threads import at_once
from tests.records.stage import TODAY, Stage
from tests.reporting.surveys.made import keyed, published, sheet_of
from workshops.access import clock
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(TODAY):
        yield Stage()


def codes(answers) -> list[str]:
    return [answer.code for answer in answers if isinstance(answer, Refused)]


def test_of_two_submissions_one_is_taken(stage):
    survey = published(stage.official())
    sheet = sheet_of(survey, stage.workshop)
    send = lambda by: lambda: survey_filling.submit(sheet.pk, by=by, given=keyed(survey))  # noqa: E731
    answers = at_once(send(stage.county.leader), send(stage.county.clerk), send(stage.county.leader))
    assert codes(answers) == ["wrong_state", "wrong_state"]
    assert SurveyStep.objects.filter(sheet=sheet, action="submit").count() == 1


def test_what_is_in_when_a_survey_ends_is_what_was_counted(stage):
    survey = published(stage.official())
    sheet = sheet_of(survey, stage.workshop)
    ended, sent = at_once(
        lambda: surveys.end(survey.pk, "close", by=stage.official()),
        lambda: survey_filling.submit(sheet.pk, by=stage.county.leader, given=keyed(survey)),
    )
    assert ended.status == "closed"
    sheet.refresh_from_db()
    was_in = sheet.status == SheetStatus.SUBMITTED
    assert codes([sent]) == ([] if was_in else ["not_open"])
    if was_in:
        assert sheet.submitted_at <= ended.ended_at
