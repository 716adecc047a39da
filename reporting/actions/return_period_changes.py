"""What may still happen to a period that is open: it is cancelled, or its days are moved later."""

import datetime

from django.db import transaction
from django.db.models import F

from reporting.actions.problems_texts import refuse_numbers
from reporting.actions.returns_notices import tell_preparers
from reporting.models import DueExtension, Return, ReturnLevel, ReturnPeriod, ReturnStatus
from reporting.queries.return_periods import has_frozen, opened_by_office_of
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.refusals import tracing
from workshops.regions.models import Region

LABEL = ReturnPeriod._meta.label_lower
REASON_MAX = 500


def cancel_period(period_id: int, *, by: User, reason: str) -> ReturnPeriod:
    """By the office that opened it, as long as nothing of it was frozen: no return of it is asked for any more, and the
    same span may be opened again. Every office asked gets a notice."""
    with tracing("return_period.cancel", by, (LABEL, period_id)), transaction.atomic():
        period, returns = _locked(period_id, by, "撤销")
        if has_frozen(period):
            raise Refused("already_frozen", "本期已有报表定稿，不能撤销；需要修改的，重新打开有关报表。")
        period.cancelled_at, period.cancelled_by, period.cancel_reason = clock.now(), by, _said(reason, "撤销")
        period.save(update_fields=("cancelled_at", "cancelled_by", "cancel_reason"))
        Return.objects.filter(period=period).update(status=ReturnStatus.CANCELLED, version=F("version") + 1)
        journal.record(by=by, action="return_period.cancel", obj=period, region=period.opener_id)
        tell_preparers(
            returns, "return.cancelled", lambda filed: f"{period}已撤销，不再填报", f"理由：{period.cancel_reason}"
        )
        return period


def extend_due(
    period_id: int, *, by: User, reason: str, region: Region | None = None, due_county: datetime.date | None = None,
    due_province: datetime.date | None = None,
) -> DueExtension:  # fmt: skip
    """By the office that opened it, for all of it or for one region in it. Days only move later; a return that has a
    later one already keeps it. The offices whose day moves get a notice."""
    with tracing("return_period.extend", by, (LABEL, period_id)), transaction.atomic():
        period, returns = _locked(period_id, by, "延期")
        row = DueExtension(
            period=period, region=region, due_county=due_county, due_province=due_province, by=by, at=clock.now(),
            reason=_said(reason, "延期"),
        )  # fmt: skip
        _refuse_days(row)
        moved = _moved(row, returns)
        _refuse_order(moved, returns)
        row.save()
        Return.objects.bulk_update(moved, ("due_on",), batch_size=1000)
        detail = {"region": row.region_id, **{name: str(day) for name, day in _days(row).items()}}
        journal.record(by=by, action="return_period.extend", obj=period, region=period.opener_id, detail=detail)
        tell_preparers(
            moved, "return.extended", lambda filed: f"{period}报送期限延长至 {filed.due_on.isoformat()}",
            f"理由：{row.reason}",
        )  # fmt: skip
        return row


def _locked(period_id: int, by: User, what: str) -> tuple[ReturnPeriod, list[Return]]:
    """The period and its returns, so that none is accepted meanwhile."""
    rows = ReturnPeriod.objects.select_for_update(of=("self",), no_key=True).select_related("opener")
    period = rows.get(pk=period_id)
    if not opened_by_office_of(period, by):
        raise Refused("wrong_role", f"报表期由布置它的单位{what}。")
    if period.cancelled_at is not None:
        raise Refused("wrong_state", "这一报表期已经撤销。")
    returns = Return.objects.select_for_update(of=("self",), no_key=True).filter(period=period)
    return period, list(returns.select_related("region").defer("figures", "explanations").order_by("pk"))


def _days(row: DueExtension) -> dict[str, datetime.date]:
    given = {"due_county": row.due_county, "due_province": row.due_province}
    return {name: day for name, day in given.items() if day}


def _said(reason: str, what: str) -> str:
    """The reason as it is kept."""
    reason = reason.strip()
    if not reason:
        raise Refused("reason_missing", f"请写明{what}理由。", field="reason")
    if len(reason) > REASON_MAX:
        raise Refused("too_long", f"{what}理由不超过 {REASON_MAX} 字。", field="reason")
    refuse_numbers(reason=reason)
    return reason


def _refuse_days(row: DueExtension) -> None:
    if not _days(row):
        raise Refused("due_missing", "请至少填写一个新的期限。", field="due_county")
    for name, day in _days(row).items():
        if day < clock.today():
            raise Refused("due_too_early", "新的期限不能早于今天。", field=name)


def _moved(row: DueExtension, returns: list[Return]) -> list[Return]:
    """The returns whose day moves, with it. Refused where a day given moves none."""
    moved: list[Return] = []
    for name, day in _days(row).items():
        county = name == "due_county"
        asked = [
            filed for filed in returns
            if (filed.level == ReturnLevel.COUNTY) == county
            and (row.region is None or (filed.region_id and filed.region.path.startswith(row.region.path)))
        ]  # fmt: skip
        later = [filed for filed in asked if filed.due_on < day]
        if not asked:
            raise Refused("nobody_asked", f"所选地区没有{'县级' if county else '市级或省级'}报表。", field=name)
        if not later:
            latest = max(filed.due_on for filed in asked)
            raise Refused("due_too_early", f"期限只能延后：现行期限是 {latest.isoformat()}。", field=name)
        for filed in later:
            filed.due_on = day
        moved += later
    return moved


def _refuse_order(moved: list[Return], returns: list[Return]) -> None:
    """No return is due after those that gather it."""
    gathering = {filed.region_id: filed for filed in returns if filed.level != ReturnLevel.COUNTY and filed.region_id}
    for filed in moved:
        for code in filed.region.ancestor_codes if filed.region_id else ():
            above = gathering.get(code)
            if above is not None and above.due_on < filed.due_on:
                field = "due_county" if filed.level == ReturnLevel.COUNTY else "due_province"
                said = f"不能晚于{above.place}的期限 {above.due_on.isoformat()}；需要时请一并延长上级的期限。"
                raise Refused("due_too_late", said, field=field)
