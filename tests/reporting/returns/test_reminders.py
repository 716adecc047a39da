"""Offices that still owe a return are reminded before its day and after it, once each."""

import pytest
from django.core.management import CommandError, call_command

from reporting.actions.return_period_changes import cancel_period, extend_due
from reporting.actions.return_reminders import remind_returns
from reporting.rules.return_reminders import OVERDUE, SOON, stage_on
from tests.records.stage import TODAY
from tests.reporting.returns.cast import DAY
from workshops.access import clock
from workshops.access.models import Notice, Office

DUE = TODAY.date() + 5 * DAY


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind="return.reminder").order_by("pk")
    return [(each.to_region_id, "逾期" if "逾期" in each.title else "到期") for each in rows]


def test_when():
    assert [stage_on(DUE + offset * DAY, DUE) for offset in (-4, -3, 0, 1, 90)] == ["", SOON, SOON, OVERDUE, OVERDUE]


def test_once_before_the_day_and_once_after_it(cast):
    cast.sent(cast.filed("522634"))
    assert remind_returns(as_of=TODAY.date()) == 0
    with clock.at(TODAY + 2 * DAY):
        assert remind_returns(as_of=clock.today()) == 1
        assert remind_returns(as_of=clock.today()) == 0, "once"
    with clock.at(TODAY + 6 * DAY):
        assert remind_returns(as_of=clock.today()) == 1
    assert told() == [("522636", "到期"), ("522636", "逾期")]
    with clock.at(TODAY + 30 * DAY):
        remind_returns(as_of=clock.today())
    assert sorted(told()[2:]) == [("520000", "逾期"), ("522600", "逾期")], "days were missed: only what holds now"
    with pytest.raises(ValueError, match="尚未到来"):
        remind_returns(as_of=TODAY.date() + DAY)


def test_who_sent_or_owes_no_more_is_left_in_peace(cast):
    filed = cast.passed(cast.filed())
    cast.advance(filed, "return", cast.province, note="请核对")
    Office.objects.filter(region="522634").update(is_active=False)
    with clock.at(TODAY + 6 * DAY):
        assert remind_returns(as_of=clock.today()) == 0, "sent in time, if sent back; and an office out of use"
    cancel_period(cast.period.pk, by=cast.ministry, reason="误布置")
    with clock.at(TODAY + 30 * DAY):
        assert remind_returns(as_of=clock.today()) == 0


def test_a_day_that_moved_is_reminded_of_anew(cast):
    with clock.at(TODAY + 3 * DAY):
        assert remind_returns(as_of=clock.today()) == 2
        region = cast.stage.county.region
        extend_due(cast.period.pk, by=cast.ministry, reason="暴雨", region=region, due_county=DUE + 4 * DAY)
    with clock.at(TODAY + 6 * DAY):
        remind_returns(as_of=clock.today())
    assert told()[2:] == [("522634", "逾期"), ("522636", "到期")]


def test_the_command_says_how_many(cast, capsys):
    with clock.at(TODAY + 3 * DAY):
        call_command("remind_returns", as_of=clock.today())
        assert "已提醒 2 个单位" in capsys.readouterr().out
        with pytest.raises(CommandError, match="尚未到来"):
            call_command("remind_returns", as_of=clock.today() + DAY)
