"""Check-ins by the real actions: who, when, what counts, what is reminded of."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.utils import DatabaseError

from reporting.actions.check_in_reminders import remind_check_ins
from reporting.actions.check_ins import check_in
from reporting.models import CheckIn
from reporting.queries.check_ins import wrongly_shown
from tests import factories
from tests.records.stage import TODAY
from workshops.access import clock
from workshops.access.models import Department, JournalEntry, Notice
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop

D = datetime.date
NOW = D(2026, 1, 1)


def refused(stage, by, **given) -> tuple[str, str | None]:
    with pytest.raises(Refused) as caught:
        check_in(stage.workshop.pk, by=by, **({"status": "producing"} | given))
    return caught.value.code, caught.value.field


def test_a_leader_answers_for_the_open_quarter_and_the_register_shows_it(stage):
    row = check_in(stage.workshop.pk, by=stage.county.leader, status="stopped", since=D(2026, 2, 1), workers=3)
    assert (row.quarter, row.label, row.in_stead, row.learnt) == (NOW, "2026年第1季度", False, "")
    assert Workshop.objects.get(pk=stage.workshop.pk).survival == "stopped"
    entry = JournalEntry.objects.get(action="check_in.enter")
    assert entry.detail == {"quarter": "2026-01-01", "status": "stopped", "in_stead": False}
    check_in(stage.workshop.pk, by=stage.county.leader, status="producing")
    assert CheckIn.objects.count() == 2
    assert Workshop.objects.get(pk=stage.workshop.pk).survival == "producing"
    assert wrongly_shown() == []


def test_the_same_answer_twice_is_one(stage):
    leader, pk = stage.county.leader, stage.workshop.pk
    first = check_in(pk, by=leader, status="stopped", workers=3, note="缺原料")
    assert check_in(pk, by=leader, status="stopped", workers=3, note=" 缺原料 ") == first
    assert JournalEntry.objects.filter(action="check_in.enter").count() == 1
    others = (
        {"status": "stopped", "workers": 4, "note": "缺原料"},
        {"status": "producing"},
        {"status": "stopped", "workers": 3, "note": "缺原料"},  # again, after another
    )
    for given in others:
        check_in(pk, by=leader, **given)
    check_in(pk, by=stage.county.clerk, learnt="phone", **others[-1])
    with clock.at(factories.instant(2026, 3, 3)):
        check_in(pk, by=leader, **others[-1])
    assert CheckIn.objects.count() == 6


@pytest.mark.parametrize("who", ["clerk", "approver", "hrss"])
def test_culture_and_hrss_of_the_county_answer_in_the_stead_and_say_how_they_know(stage, who):
    by = getattr(stage.county, who)
    assert refused(stage, by) == ("learnt_missing", "learnt")
    row = check_in(stage.workshop.pk, by=by, status="closed", learnt="visit")
    assert (row.office, row.learnt, row.in_stead) == (by.office, "visit", True)


def test_nobody_else_answers(stage):
    others = (stage.county.rural, stage.province, stage.prefecture, stage.ministry, *stage.strangers)
    for by in others:
        assert refused(stage, by, learnt="phone")[0] == "wrong_role", by
    assert JournalEntry.objects.filter(action="check_in.enter", result="refused").count() == len(others)
    assert not CheckIn.objects.exists()


def test_a_quarter_is_answered_for_until_fifteen_days_after_its_end(stage):
    leader = stage.county.leader
    assert refused(stage, leader, quarter=D(2025, 10, 1)) == ("not_open", "quarter")
    assert refused(stage, leader, quarter=D(2026, 4, 1)) == ("not_open", "quarter")
    with clock.at(factories.instant(2026, 4, 15)):
        assert check_in(stage.workshop.pk, by=leader, status="stopped").quarter == NOW
        second = check_in(stage.workshop.pk, by=leader, status="producing", quarter=D(2026, 5, 20))
        assert second.quarter == D(2026, 4, 1)
        late = check_in(stage.workshop.pk, by=leader, status="closed", quarter=NOW)
        assert Workshop.objects.get(pk=stage.workshop.pk).survival == "producing", late  # of the later quarter
    with clock.at(factories.instant(2026, 4, 16)):
        assert refused(stage, leader, quarter=NOW) == ("not_open", "quarter")
        assert check_in(stage.workshop.pk, by=leader, status="stopped").quarter == D(2026, 4, 1)


def test_what_is_unsound_is_refused_at_its_field(stage):
    leader = stage.county.leader
    assert refused(stage, leader, status="asleep") == ("invalid", "status")
    assert refused(stage, leader, since=D(2026, 3, 3)) == ("since_later", "since")
    assert refused(stage, leader, workers=100_001) == ("invalid", "workers")
    assert refused(stage, leader, note="电话 138 1234 5678") == ("mobile_number", "note")
    assert refused(stage, leader, note="张三 522636200501011234") == ("mobile_number", "note")
    Workshop.objects.filter(pk=stage.workshop.pk).update(standing=Standing.CANCELLED, ended_on=D(2026, 1, 1))
    assert refused(stage, leader)[0] == "not_in_force"


def test_check_ins_are_append_only(stage):
    check_in(stage.workshop.pk, by=stage.county.leader, status="producing")
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_checkin SET status = 'closed'")


def test_each_stage_is_reminded_of_once_and_only_who_has_not_answered(stage):
    day = D(2026, 3, 2)
    assert remind_check_ins(as_of=day) == 2
    assert remind_check_ins(as_of=day) == 0
    told = Notice.objects.filter(kind="check_in.reminder", to_user=stage.county.leader)
    assert [notice.title for notice in told] == [f"请报告“{stage.workshop.name}”2026年第1季度的生产状况"]
    county = Notice.objects.get(kind="check_in.reminder", to_department="culture", to_region="522636")
    assert county.title.startswith("1 家工坊尚未报告")
    check_in(stage.workshop.pk, by=stage.county.leader, status="producing")
    with clock.at(factories.instant(2026, 4, 3)):
        assert remind_check_ins(as_of=D(2026, 4, 3)) == 1  # 雷山's; the second quarter's first reminder is not due
    assert told.count() == 1


def test_a_leader_without_an_account_is_the_county_s_to_ask(stage):
    stage.leader.user = None
    stage.leader.save()
    assert remind_check_ins(as_of=TODAY.date()) == 1
    county = Notice.objects.get(to_department=Department.CULTURE, to_region="522636")
    assert county.body == "其中 1 家的带头人没有账号，请电话或走访后代报。"


def test_commands_say_what_they_did_and_refuse_the_future(stage):
    out = io.StringIO()
    call_command("remind_check_ins", "--as-of", "2026-03-02", stdout=out)
    assert out.getvalue() == "已提醒 2 家工坊的带头人。\n"
    with pytest.raises(CommandError, match="尚未到来"):
        call_command("remind_check_ins", "--as-of", "2026-03-03")
    check_in(stage.workshop.pk, by=stage.county.leader, status="closed")
    call_command("check_survival", stdout=out)
    Workshop.objects.update(survival="producing")
    with pytest.raises(CommandError, match="1 家"):
        call_command("check_survival", stdout=out)
