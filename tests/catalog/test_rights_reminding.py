"""Reminders of rights that end: once each, in time, caught up with; and the end itself."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from catalog import tasks
from catalog.actions.rights import remind_rights
from catalog.models import RightReminder
from config.beat import SCHEDULE
from tests.catalog.right_stage import *  # noqa: F403 - fixtures
from tests.catalog.right_stage import day, entered, facts_of
from tests.concurrency.threads import at_once
from tests.factories import instant
from workshops.access import clock
from workshops.access.models import JournalEntry, Notice
from workshops.models import Standing, Workshop
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db
ENDS = day("2026-10-01")
AFTER = instant(2027, 6, 1)


@pytest.fixture
def right(stage):
    made = entered(stage, "intellectual-rights", expires_on=ENDS)
    with clock.at(AFTER):
        yield made


def run(*days_before: int):
    return [remind_rights(as_of=ENDS - datetime.timedelta(days=days)) for days in days_before]


def stages(right) -> list[int]:
    return list(right.reminders.order_by("-days_before").values_list("days_before", flat=True))


def told(**to) -> int:
    return Notice.objects.filter(kind__startswith="right.", **to).count()


def test_each_stage_once_to_leader_and_county(stage, right):
    run(181)
    assert stages(right) == []
    run(180, 179, 100, 90, 90, 31, 30, 1, 0, 0)
    assert stages(right) == [180, 90, 30, 0]
    assert told(to_user=stage.county.leader) == 4
    assert told(to_department="culture", to_region="522636") == 4
    first = Notice.objects.filter(to_user=stage.county.leader).earliest("pk")
    assert "还有 180 天到期" in first.title
    assert "2026年10月1日" in first.body
    assert first.link == f"/intellectual-rights/{right.pk}/"
    assert Notice.objects.filter(kind="right.expired", to_user=stage.county.leader).get().title.endswith("今天到期")


def test_missed_days_are_caught_up_with_by_the_newest_stage_alone(right):
    run(20)
    assert stages(right) == [30]
    run(100, 20)  # as of a day before: nothing more
    assert stages(right) == [30]


def test_the_end_is_written_once_after_the_last_day(stage, right):
    run(0)
    right.refresh_from_db()
    assert right.status == "in_force"
    assert [done.expired for done in run(-1, -1, -30)] == [[right.pk], [], []]
    right.refresh_from_db()
    assert (right.status, right.version) == ("expired", 2)
    entry = JournalEntry.objects.get(action="intellectual_rights.expire", object_id=str(right.pk))
    assert (entry.actor, entry.region_id) == (None, "522636")
    assert stages(right) == [0]


def test_a_renewed_right_is_in_force_and_reminded_anew(stage, right):
    run(30, -1)
    right.refresh_from_db()
    renewed = facts_of(stage, "intellectual-rights") | {"expires_on": day("2036-10-01"), "status": "expired"}
    with clock.at(instant(2026, 11, 1)):
        right = writing.amend(
            get("intellectual-rights"), right.pk, by=stage.county.leader, seen_version=right.version, **renewed
        )
    assert right.status == "in_force"
    with clock.at(instant(2036, 9, 20)):
        remind_rights(as_of=day("2036-09-20"))
    assert list(right.reminders.order_by("pk").values_list("expires_on", "days_before")) == [
        (ENDS, 30), (ENDS, 0), (day("2036-10-01"), 30),
    ]  # fmt: skip


def test_nothing_for_what_has_no_term_is_applied_for_lapsed_or_void(stage):
    common = {"expires_on": None, "products": []}
    entered(stage, "intellectual-rights", number="20000001", **common)
    entered(stage, "intellectual-rights", number="20000002", status="applied", granted_on=None, **common)
    entered(stage, "intellectual-rights", number="20000003", status="lapsed", expires_on=ENDS)
    void = entered(stage, "intellectual-rights", number="20000004", expires_on=ENDS)
    writing.void(get("intellectual-rights"), void.pk, by=stage.county.leader, reason="重复")
    with clock.at(AFTER):
        done = run(30, -1)
    assert [(each.reminders, each.expired) for each in done] == [([], []), ([], [])]


def test_of_an_ended_workshop_nobody_is_told_but_the_right_ends(stage, right):
    Workshop.objects.update(standing=Standing.CANCELLED, ended_on=day("2026-06-01"))
    assert run(30)[0].reminders == []
    assert run(-1)[0].expired == [right.pk]
    assert told() == 0


def test_a_region_s_own_right_is_told_to_its_office(stage):
    right = entered(
        stage, "intellectual-rights", by=stage.county.clerk, kind="geographical_indication", number="AGI02345",
        workshop=None, products=[], expires_on=ENDS,
    )  # fmt: skip
    with clock.at(AFTER):
        run(90)
    assert stages(right) == [90]
    assert told() == told(to_department="culture", to_region="522636") == 1


def test_the_county_hears_that_the_leader_has_no_account(stage, right):
    stage.leader.user = None
    stage.leader.save()
    run(30)
    assert "请电话告知" in Notice.objects.get(kind="right.expiring").body


def test_command_and_task_do_the_same_and_never_look_ahead(stage, right, capsys):
    assert SCHEDULE["remind-rights"]["task"] == tasks.remind_rights.name
    call_command("remind_rights", as_of=ENDS - datetime.timedelta(days=30))
    assert "已发送提醒 1 件，已登记到期 0 件" in capsys.readouterr().out
    tasks.remind_rights(as_of="2026-10-02")
    assert stages(right) == [30, 0]
    with pytest.raises(CommandError, match="尚未到来"):
        call_command("remind_rights", as_of=day("2030-01-01"))


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_each_once(stage):
    for number in range(4):
        entered(stage, "intellectual-rights", number=f"3000000{number}", expires_on=ENDS)
    with clock.at(AFTER):
        first, second = at_once(*[lambda: remind_rights(as_of=day("2026-10-02"))] * 2)
    assert len(first.reminders + second.reminders) == RightReminder.objects.count() == 4
    assert sorted(first.expired + second.expired) == sorted(set(first.expired + second.expired))
    assert told(to_user=stage.county.leader) == 4
    assert JournalEntry.objects.filter(action="intellectual_rights.expire").count() == 4
