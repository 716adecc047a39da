"""Reminders and formal warnings go out once, in time, and catch up (rules.md §4)."""

import datetime

import pytest

from certification.actions import confirming
from certification.actions.sending_reminders import send_reminders
from certification.models import Reminder
from tests import factories
from tests.certification.confirmations import confirm, on, workshop_of
from workshops.access.models import Notice

pytestmark = pytest.mark.django_db


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


def stages(workshop, year) -> list[str]:
    return list(
        Reminder.objects.filter(workshop=workshop, year=year).order_by("due_on").values_list("stage", flat=True)
    )


def told(kind: str, **to) -> int:
    return Notice.objects.filter(kind=kind, **to).count()


def test_each_stage_once_to_leader_and_county(county, workshop):
    for each in ("2024-01-01", "2024-01-02", "2024-10-02", "2024-12-01", "2024-12-01", "2024-12-24", "2024-12-31"):
        with on(each):
            send_reminders(as_of=day(each))
    assert stages(workshop, 2024) == ["opening", "d90", "d30", "d7"]
    for stage in ("opening", "d90", "d30", "d7"):
        assert told(f"confirmation.{stage}", to_user=county.leader) == 1
        assert told(f"confirmation.{stage}", to_region="522636", to_department="culture") == 1
    last = Notice.objects.get(kind="confirmation.d7", to_user=county.leader)
    assert "还有 7 天" in last.title
    assert "2024年12月31日" in last.body


def test_a_job_that_missed_days_sends_only_the_newest_stage(workshop):
    assert len(send_reminders(as_of=day("2024-12-10"))) == 1
    assert stages(workshop, 2024) == ["d30"]
    assert send_reminders(as_of=day("2024-12-11")) == []


def test_nothing_once_it_is_handed_in(county, workshop):
    with on("2024-02-01"):
        confirm(workshop, county.leader, 2024)
    assert send_reminders(as_of=day("2024-12-30")) == []


def test_the_formal_warning_also_goes_to_the_province(county, workshop):
    sent = send_reminders(as_of=day("2025-01-01"))
    assert {(row.year, row.stage) for row in sent} == {(2024, "warning"), (2025, "opening")}
    for to in ({"to_user": county.leader}, {"to_region": "522636"}, {"to_region": "520000"}):
        assert told("confirmation.warning", **to) == 1
    assert "2026年1月1日" in Notice.objects.get(kind="confirmation.warning", to_user=county.leader).body
    assert told("confirmation.opening", to_region="520000") == 0


def test_a_returned_one_is_reminded_of_its_own_deadline(county, workshop):
    with on("2024-12-30"):
        made = confirm(workshop, county.leader, 2024)
    with on("2025-01-10"):
        confirming.send_back(made.pk, by=county.approver, reason="请补充")
    with on("2025-01-20"):
        sent = send_reminders(as_of=day("2025-01-20"))
    assert "2025年1月25日" in Notice.objects.get(kind="confirmation.d7", to_user=county.leader).body
    assert (2024, "d7") in {(row.year, row.stage) for row in sent}


def test_none_after_the_end(county, workshop):
    assert send_reminders(as_of=day("2026-01-01")) == []
