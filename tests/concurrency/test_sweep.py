"""The sweep against itself and against people, in real threads on a real database (rules.md §4)."""

import datetime

import pytest

from certification import standing
from certification.actions import confirming
from certification.actions.sending_reminders import send_reminders
from certification.actions.sweep import revoke_lapsed
from certification.models import Confirmation, Ending, Reminder
from tests import factories
from tests.certification.confirmations import confirm, on, swept, workshop_of
from tests.concurrency.threads import at_once
from workshops.access.models import Notice
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)
NEW_YEAR = datetime.date(2026, 1, 1)


@pytest.fixture
def county():
    return factories.County()


def test_two_sweeps_at_once_end_each_status_once(county):
    workshops = [workshop_of(county, name=f"工坊{number}") for number in range(5)]
    first, second = at_once(lambda: revoke_lapsed(as_of=NEW_YEAR), lambda: revoke_lapsed(as_of=NEW_YEAR))
    assert sorted(row.workshop_id for row in first + second) == [workshop.pk for workshop in workshops]
    assert Ending.objects.count() == 5
    assert Notice.objects.filter(kind="workshop.revoked", to_user=county.leader).count() == 5
    assert standing.check(as_of=NEW_YEAR) == []


def test_two_reminder_runs_at_once_send_each_once(county):
    for number in range(4):
        workshop_of(county, name=f"工坊{number}")
    first, second = at_once(lambda: send_reminders(as_of=NEW_YEAR), lambda: send_reminders(as_of=NEW_YEAR))
    assert first + second == []  # ended by the rule: nothing to remind of
    day = datetime.date(2025, 1, 1)
    first, second = at_once(lambda: send_reminders(as_of=day), lambda: send_reminders(as_of=day))
    assert len(first + second) == 8
    assert Reminder.objects.count() == 8
    assert Notice.objects.filter(kind="confirmation.warning", to_user=county.leader).count() == 4


@pytest.mark.parametrize("time", ["23:59:59", "00:10:00"])
def test_a_submission_and_the_sweep_never_cross(county, time):
    workshop = workshop_of(county)
    day = "2025-12-31" if time.startswith("23") else "2026-01-01"
    with on(day, time):
        handed_in, ended = at_once(lambda: confirm(workshop, county.leader, 2025), lambda: swept("2026-01-01"))
    confirmed = not isinstance(handed_in, Refused)
    assert confirmed != bool(ended)
    assert Confirmation.objects.count() == int(confirmed)
    assert Ending.objects.count() == int(not confirmed)
    if day == "2026-01-01":
        assert not confirmed
    assert standing.check(as_of=datetime.date.fromisoformat(day) if confirmed else NEW_YEAR) == []


def test_a_submission_that_waited_for_the_lock_keeps_its_instant(county):
    workshop = workshop_of(county)
    with on("2024-12-31", "23:59:59.500000"):
        made = confirm(workshop, county.leader, 2024)
    with on("2025-02-01"):
        answered = at_once(
            lambda: confirming.accept(made.pk, by=county.approver), lambda: confirm(workshop, county.leader, 2025)
        )
    assert not any(isinstance(answer, Refused) for answer in answered)
    assert standing.check(as_of=datetime.date(2025, 2, 1)) == []


def test_twice_at_once_is_handed_in_once(county):
    workshop = workshop_of(county)
    with on("2024-03-01"):
        answers = at_once(*[lambda: confirm(workshop, county.leader, 2024)] * 3)
    assert sum(isinstance(answer, Refused) for answer in answers) == 2
    assert Confirmation.objects.count() == 1
