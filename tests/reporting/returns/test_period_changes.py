"""A period is cancelled, or its days move later: by whom, as long as what, told to whom, and what follows."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from reporting.actions.return_period_changes import cancel_period, extend_due
from reporting.actions.returns import advance
from reporting.models import DueExtension, Return, ReturnPeriod
from reporting.queries.returns import listed, waiting
from reporting.queries.returns_progress import progress_of
from reporting.queries.rollup.extras import RETURNS
from reporting.work_indicators.base import Span
from tests import factories
from tests.concurrency.threads import at_once
from tests.records.stage import TODAY
from tests.reporting.returns.cast import DAY
from tests.reporting.returns.test_return_pages import at, sheets
from workshops.access import clock
from workshops.access.models import JournalEntry, Notice
from workshops.access.refusal import Refused

DUE = TODAY.date() + 5 * DAY
LATER, LAST = DUE + 4 * DAY, TODAY.date() + 20 * DAY


def refusal(act, *args, **given) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        act(*args, **given)
    return caught.value.code, caught.value.field


def test_a_period_opened_by_mistake_is_cancelled_and_opened_again(cast):
    filed, period = cast.sent(cast.filed()), cast.period
    assert refusal(cancel_period, period.pk, by=cast.ministry, reason=" ") == ("reason_missing", "reason")
    for stranger in (cast.province, cast.prefecture, cast.clerk, cast.hrss):
        assert refusal(cancel_period, period.pk, by=stranger, reason="误布置")[0] == "wrong_role"
    Notice.objects.all().delete()
    cancel_period(period.pk, by=cast.ministry, reason="报表期选错")
    filed.refresh_from_db()
    assert set(period.returns.values_list("status", flat=True)) == {"cancelled"}
    told = Notice.objects.filter(kind="return.cancelled")
    assert set(told.values_list("to_region", flat=True)) == {"522636", "522634", "522600", "520000"}
    assert all("报表期选错" in each.body for each in told)
    entry = JournalEntry.objects.get(action="return_period.cancel", result="done")
    assert entry.actor == cast.ministry
    assert refusal(cancel_period, period.pk, by=cast.ministry, reason="再来")[0] == "wrong_state"
    assert refusal(extend_due, period.pk, by=cast.ministry, reason="再来", due_county=LATER)[0] == "wrong_state"
    assert cast.refused(filed, "pass", cast.prefecture) == "wrong_state"
    assert not waiting(cast.prefecture).exists()
    with clock.at(TODAY + 30 * DAY):
        assert not any(each.late for each in listed(cast.ministry)), "nobody owes it"
        assert progress_of(period, None).total.figures == (0,) * 7
    assert RETURNS[0].rows(Span(period.first, period.last)).count() == 0
    assert cast.open().returns.count() == 5, "the same span again"


def test_what_is_frozen_keeps_the_period(cast):
    cast.accepted(cast.filed())
    assert refusal(cancel_period, cast.period.pk, by=cast.ministry, reason="误布置")[0] == "already_frozen"


def test_accepted_or_cancelled_but_never_both(lasting_cast):
    cast = lasting_cast
    filed = cast.passed(cast.filed())
    said = at_once(
        lambda: advance(filed.pk, "accept", by=cast.province),
        lambda: cancel_period(cast.period.pk, by=cast.ministry, reason="误布置"),
    )
    codes = [each.code for each in said if isinstance(each, Refused)]
    assert len(codes) == 1
    cancelled = ReturnPeriod.objects.get(pk=cast.period.pk).cancelled_at is not None
    assert cancelled == (not filed.frozen.exists())


def test_the_database_lets_a_period_only_be_cancelled(cast):
    periods = ReturnPeriod.objects.filter(pk=cast.period.pk)
    said = {"cancelled_at": TODAY, "cancelled_by": cast.ministry, "cancel_reason": "误布置"}
    for act in (
        lambda: periods.update(**said, due_county=LATER),
        lambda: periods.update(cancelled_at=TODAY),
        lambda: periods.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    periods.update(**said)
    with pytest.raises(DatabaseError), transaction.atomic():
        periods.update(cancelled_at=None, cancelled_by=None, cancel_reason="")


def test_days_move_later_for_one_region_or_for_all_and_count(cast):
    period, county, other = cast.period, cast.stage.county.region, cast.filed("522634")
    Notice.objects.all().delete()
    extend_due(period.pk, by=cast.ministry, reason="暴雨停电", region=county, due_county=LATER)
    assert [each.due_on for each in (cast.filed(), cast.filed("522634"))] == [LATER, DUE]
    told = Notice.objects.get(kind="return.extended")
    assert (told.to_region_id, told.title) == ("522636", f"{period}报送期限延长至 {LATER.isoformat()}")
    with clock.at(TODAY + 8 * DAY):
        for filed in (cast.filed(), other):
            cast.sent(filed)
        assert progress_of(period, None).total.figures[4:6] == (1, 1), "on time by the day in force"
        late = {each.region_id: each.late for each in listed(cast.ministry)}
        assert (late["522636"], late["522634"]) == (False, True)
        extend_due(period.pk, by=cast.ministry, reason="系统检修", due_county=DUE + 3 * DAY, due_province=LAST)
        assert cast.filed().due_on == LATER, "a later day stays"
        assert cast.filed("520000").due_on == cast.filed(None).due_on == LAST
        assert progress_of(period, None).total.figures[4:6] == (2, 0)
    entries = JournalEntry.objects.filter(action="return_period.extend", result="done").order_by("pk")
    assert [each.detail["region"] for each in entries] == ["522636", None]


def test_an_extension_that_makes_no_sense_is_refused(cast):
    def refused(**given):
        return refusal(extend_due, cast.period.pk, **({"by": cast.ministry, "reason": "暴雨"} | given))

    assert refused() == ("due_missing", "due_county")
    assert refused(due_county=LATER, reason="") == ("reason_missing", "reason")
    assert refused(due_county=LATER, reason="请电 13812345678")[0] == "mobile_number"
    assert refused(due_county=LATER, reason="长" * 501) == ("too_long", "reason")
    assert refused(due_county=DUE) == ("due_too_early", "due_county")
    assert refused(due_county=TODAY.date() - DAY) == ("due_too_early", "due_county")
    assert refused(due_county=LAST) == ("due_too_late", "due_county"), "after the province's own day"
    county = cast.stage.county.region
    assert refused(due_province=LAST, region=county) == ("nobody_asked", "due_province")
    assert refused(due_province=LAST, region=county.reporting_parent) == ("due_too_late", "due_province")
    for by in (cast.province, cast.clerk, cast.province_hrss):
        assert refused(by=by, due_county=LATER)[0] == "wrong_role"
    assert not DueExtension.objects.exists()
    assert set(Return.objects.values_list("due_on", flat=True)) == {DUE, TODAY.date() + 10 * DAY}


def test_a_province_moves_the_days_of_its_own_period(cast):
    period = cast.open(by=cast.province, span=cast.span.previous)
    extend_due(period.pk, by=cast.province, reason="暴雨", due_county=LATER)
    assert refusal(extend_due, period.pk, by=cast.ministry, reason="暴雨", due_county=LAST)[0] == "wrong_role"


# Pages ----------------------------------------------------------------------------------------------------------------


def test_extending_on_the_page(cast, visit):
    period = cast.period
    form = at("return-period-extend", period.pk)
    page = visit(cast.ministry, form).content.decode()
    assert f"现行期限 {DUE.isoformat()}" in page
    assert "贵州省" in page
    assert "请至少填写一个新的期限" in visit(cast.ministry, form, reason="暴雨").content.decode()
    kept = visit(cast.ministry, form, reason="暴雨停电", due_county=LAST.isoformat()).content.decode()
    assert "不能晚于" in kept
    assert "暴雨停电" in kept
    said = {"reason": "暴雨停电", "region": "520000", "due_county": LATER.isoformat()}
    assert "已延长贵州省的报送期限" in visit(cast.ministry, form, **said).content.decode()
    for reader in (cast.ministry, cast.clerk):
        shown = visit(reader, at("return-period-detail", period.pk)).content.decode()
        assert "期限延长" in shown
        assert "暴雨停电" in shown
    assert LATER.isoformat() in visit(cast.clerk, at("return-period-list")).content.decode()
    book = sheets(visit(cast.province, f"{at('return-period-detail', period.pk)}?format=xlsx"))
    assert LATER.isoformat() in book["报送情况"][1][0]
    guangdong = cast.stage.official(code="440000")
    assert "暴雨停电" not in visit(guangdong, at("return-period-detail", period.pk)).content.decode()
    administrators = [factories.user(duty, duty) for duty in ("sysadmin", "secadmin", "auditor")]
    for stranger in (cast.province, cast.clerk, cast.hrss, cast.stage.county.leader, *administrators):
        for address in (form, at("return-period-cancel", period.pk)):
            assert visit(stranger, address).status_code == 404, (stranger, address)
            assert visit(stranger, address, reason="越权", due_county=LATER.isoformat()).status_code == 404


def test_cancelling_on_the_page(cast, visit):
    filed, period = cast.prepared(cast.filed()), cast.period
    form = at("return-period-cancel", period.pk)
    assert "请写明撤销理由" in visit(cast.ministry, form, reason="").content.decode()
    page = visit(cast.ministry, form, reason="报表期选错").content.decode()
    assert "这一报表期已经撤销" in page
    assert "报表期选错" in page
    assert visit(cast.ministry, form).status_code == 404, "once"
    own = visit(cast.clerk, at("return-detail", filed.pk)).content.decode()
    assert "报表期选错" in own
    assert "重新生成数据" not in own
    assert "已撤销" in visit(cast.clerk, at("return-period-list")).content.decode()
    assert visit(cast.clerk, f"{at('return-list')}?status=cancelled").status_code == 200


def test_the_page_offers_no_cancelling_once_something_is_frozen(cast, visit):
    cast.accepted(cast.filed())
    address = at("return-period-cancel", cast.period.pk)
    assert address not in visit(cast.ministry, at("return-period-detail", cast.period.pk)).content.decode()
    assert visit(cast.ministry, address).status_code == 404


def test_a_page_costs_the_same_however_often_a_period_was_extended(cast, visit):
    def taken() -> list[int]:
        made = []
        for name, args in (("return-period-list", ()), ("return-period-detail", (cast.period.pk,))):
            with CaptureQueriesContext(connection) as queries:
                visit(cast.ministry, at(name, *args))
            made.append(len(queries))
        return made

    def extend(day: int) -> None:
        region = cast.stage.county.region
        extend_due(cast.period.pk, by=cast.ministry, reason="暴雨", region=region, due_county=DUE + day * DAY)

    extend(1)
    taken()
    before = taken()
    extend(2)
    extend(3)
    assert taken() == before
