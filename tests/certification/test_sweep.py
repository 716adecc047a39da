"""The nightly sweep with its tasks and commands; a correction holds against the next one (rules.md §4)."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command

from certification import tasks
from certification.actions import confirming, correcting
from certification.models import Ending, YearStanding
from tests import factories
from tests.certification.confirmations import confirm, document, on, swept, workshop_of
from workshops.access.models import Notice
from workshops.models import Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_decided_half_an_hour_after_the_second_window_closed(workshop):
    with on("2025-12-31", "00:30:00"):
        tasks.revoke_lapsed()
    assert not Ending.objects.exists()
    with on("2026-01-01", "00:30:00"):
        tasks.revoke_lapsed()
    ending = Ending.objects.get(workshop=workshop)
    assert ending.effective_on == day("2026-01-01")
    workshop.refresh_from_db()
    assert (workshop.standing, workshop.ended_on, workshop.at_risk) == ("revoked", day("2026-01-01"), False)


def test_a_sweep_that_missed_a_year_finds_the_same_day_with_evidence(workshop):
    tasks.send_reminders("2025-01-01")
    with on("2027-06-15"):
        tasks.revoke_lapsed("2027-06-15")
        tasks.revoke_lapsed("2027-06-15")
    ending = Ending.objects.get(workshop=workshop)
    assert ending.effective_on == day("2026-01-01")
    assert [(year["year"], year["closed_on"]) for year in ending.evidence["years"]] == [
        (2024, "2024-12-31"),
        (2025, "2025-12-31"),
    ]
    assert {notice["stage"] for notice in ending.evidence["notices"]} == {"warning", "opening"}
    assert Notice.objects.filter(kind="workshop.revoked").count() == 5  # leader, three departments, province


def test_the_last_instant_saves_the_status(county, workshop):
    with on("2025-12-31", "23:59:59.999999"):
        confirm(workshop, county.leader, 2025)
    with on("2026-01-01", "00:30:00"):
        tasks.revoke_lapsed()
    assert not Ending.objects.exists()


def test_pending_blocks_however_slow_the_county_is(county, workshop):
    with on("2024-12-31"):
        made = confirm(workshop, county.leader, 2024)
    assert swept("2026-12-31") == []
    with on("2026-01-10"):
        confirming.send_back(made.pk, by=county.approver, reason="请补充")
    assert swept("2026-01-25") == []
    assert [row.ended_on for row in swept("2026-01-26")] == [day("2026-01-26")]


def test_a_corrected_workshop_is_not_ended_by_the_next_sweep(county, workshop):
    official, other = factories.province_official(), factories.user("province_2", "official", "520000")
    with on("2026-01-01", "00:30:00"):
        tasks.revoke_lapsed()
    ending = Ending.objects.get()
    with on("2026-03-02"):
        case = correcting.request(ending.pk, by=official, reason="系统故障", document=document(official, county.region))
        correcting.correct(case.pk, by=other, note="情况属实")
    for as_of in ("2026-03-03", "2027-01-01", "2028-01-01"):
        assert swept(as_of) == []
    workshop.refresh_from_db()
    assert workshop.standing == "certified"
    # The duty is back from 2027 on: two new misses end it again, as the second ending of its life.
    assert [row.ended_on for row in swept("2029-01-01")] == [day("2029-01-01")]
    assert list(Ending.objects.order_by("ordinal").values_list("ordinal", flat=True)) == [1, 2]


def test_risk_follows_the_calendar(workshop):
    with on("2024-12-31"):
        tasks.refresh_standing()
    assert not Workshop.objects.get().at_risk
    with on("2025-01-01", "01:00:00"):
        tasks.refresh_standing()
    found = Workshop.objects.get()
    assert (found.at_risk, found.would_end_on) == (True, day("2026-01-01"))
    assert YearStanding.objects.get(workshop=workshop, year=2025).state == "open"


class TestCommands:
    def run(self, name: str, *args) -> str:
        said = io.StringIO()
        call_command(name, *args, stdout=said)
        return said.getvalue()

    def test_revoke_lapsed_dry_run_lists_and_changes_nothing(self, workshop):
        said = self.run("revoke_lapsed", "--as-of", "2026-01-01", "--dry-run")
        assert workshop.number in said
        assert "应自动取消 1 家" in said
        assert not Ending.objects.exists()
        assert "已自动取消 1 家" in self.run("revoke_lapsed", "--as-of", "2026-01-01")
        assert "已自动取消 0 家" in self.run("revoke_lapsed", "--as-of", "2026-01-01")

    def test_send_reminders(self, workshop):
        assert "已发送提醒 2 件" in self.run("send_reminders", "--as-of", "2025-01-01")
        assert "已发送提醒 0 件" in self.run("send_reminders", "--as-of", "2025-01-01")

    def test_check_standing_fails_on_a_difference(self, workshop):
        with on("2024-03-01"):
            tasks.refresh_standing()
            assert "全部一致" in self.run("check_standing", "--as-of", "2024-03-01")
            tasks.check_standing()
            Workshop.objects.filter(pk=workshop.pk).update(at_risk=True)
            with pytest.raises(CommandError, match="1 家"):
                self.run("check_standing", "--as-of", "2024-03-01")
            with pytest.raises(RuntimeError, match=workshop.number):
                tasks.check_standing()
