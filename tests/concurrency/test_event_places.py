"""Places of an event given at the same moment: never more than there are."""

import pytest

from catalog.actions import event_applications as acts
from catalog.models import Event, EventApplication
from tests.catalog.event_stage import another, national, quota, recommended
from tests.concurrency.threads import at_once
from tests.records.samples.events import product_of
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stage(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(TODAY):
        yield Stage()


def codes(answers) -> list[str]:
    return [answer.code for answer in answers if isinstance(answer, Refused)]


def admitted() -> int:
    return EventApplication.objects.filter(status="admitted").count()


def test_the_last_place_goes_to_one(stage):
    event, ministry = national(stage, places=1), stage.official(code=None)
    cases = [recommended(stage, event, another(stage, number)) for number in range(4)]
    answers = at_once(*[lambda case=case: acts.admit(case.pk, by=ministry) for case in cases])
    assert (codes(answers), admitted()) == (["full"] * 3, 1)


def test_a_quota_holds_when_two_admit_at_once(stage):
    event, province = national(stage, places=9), stage.official()
    quota(stage, event, 2)
    cases = [recommended(stage, event, another(stage, number)) for number in range(4)]
    answers = at_once(*[lambda case=case: acts.admit(case.pk, by=province) for case in cases])
    assert (codes(answers), admitted()) == (["full"] * 2, 2)


def test_quotas_given_at_once_stay_within_the_places(stage):
    event, ministry = national(stage, places=5), stage.official(code=None)
    regions = [stage.official(code=code).region for code in ("440000", "520000")]
    give = lambda region: writing.enter(get("event-quotas"), by=ministry, event=event, region=region, places=3)  # noqa: E731
    answers = at_once(*[lambda region=region: give(region) for region in regions])
    assert codes(answers) == ["overfull"]
    assert sum(Event.objects.get().quotas.values_list("places", flat=True)) == 3


def test_a_workshop_applies_once_however_often_it_is_sent(stage):
    event = national(stage)
    product, leader = product_of(stage.workshop), stage.leader.user
    send = lambda: acts.apply(event.pk, by=leader, workshop=stage.workshop, products=[product], people=1)  # noqa: E731
    assert codes(at_once(send, send, send)) == ["applied", "applied"]
