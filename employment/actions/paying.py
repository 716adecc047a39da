"""What workers were paid: a whole workshop's month or quarter at once."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from employment.actions.holding import hold_spell, hold_workshop, refuse_faulty, refusing
from employment.models import Employment, Pay, PayPeriod
from employment.queries.pay import period_end, spells_in
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import Workshop


@dataclass(frozen=True)
class Entry:
    """Pay of one spell for the period, in yuan; `quantity` of pieces or hours. Without an amount it is skipped."""

    employment_id: int
    amount: Decimal | None
    basis: str
    quantity: Decimal | None = None


@transaction.atomic
def record_many(
    *, by: User, workshop_id: int, period: str, period_from: datetime.date, entries: Iterable[Entry]
) -> int:
    """Writes all or nothing; what is there for the same period is amended. Returns how many were written.

    Raises ``Refused``, at ``amount_<employment id>`` and so on where one entry is at fault.
    """
    workshop = hold_workshop(workshop_id, by=by)
    period_to = _whole_period(period, period_from)
    given = {entry.employment_id: entry for entry in entries if entry.amount is not None}
    spells = spells_in(workshop, period_from, period_to).select_for_update(of=("self",), no_key=True)
    known = {spell.pk: spell for spell in spells.order_by("pk")}
    written = {"recorded": 0, "amended": 0}
    for pk, entry in given.items():
        if pk not in known:
            raise Refused("not_employed", "有人员在该期间未在本工坊就业，请重新打开本页核对。")
        done = _write(known[pk], entry, period, period_from, period_to)
        if done:
            written[done] += 1
    count = sum(written.values())
    if count:
        detail = {"period": period, "period_from": period_from.isoformat(), **written}
        journal.record(by=by, action="pay.record", obj=workshop, region=workshop.region_id, detail=detail)
    return count


@transaction.atomic
def remove(pay_id: int, *, by: User) -> Workshop:
    """Strikes a pay that was entered for a wrong period or person; the journal keeps whose and for when."""
    pay = Pay.objects.get(pk=pay_id)
    workshop = hold_spell(pay.employment_id, by=by).workshop
    detail = {"employment": pay.employment_id, "period": pay.period, "period_from": pay.period_from.isoformat()}
    journal.record(by=by, action="pay.remove", obj=pay, region=workshop.region_id, detail=detail)
    pay.delete()
    return workshop


def _whole_period(period: str, period_from: datetime.date) -> datetime.date:
    """The last day of the period; refused where it is none or has not begun."""
    if period not in PayPeriod.values:
        raise Refused("bad_period", "请选择按月或按季。", field="period")
    if period_from.day != 1 or (period == PayPeriod.QUARTER and period_from.month % 3 != 1):
        raise Refused("bad_period", "周期应从月份或季度的第一天开始。", field="period_from")
    if period_from > clock.today():
        raise Refused("future_date", "该期间尚未开始，不能登记报酬。", field="period_from")
    return period_end(period, period_from)


def _write(
    spell: Employment, entry: Entry, period: str, period_from: datetime.date, period_to: datetime.date
) -> str | None:
    """``recorded``, ``amended``, or None where nothing changed."""
    overlapping = list(spell.pays.filter(period_from__lte=period_to, period_to__gte=period_from))
    pay = next((each for each in overlapping if each.period == period and each.period_from == period_from), None)
    other = next((each for each in overlapping if each is not pay), None)
    at = f"amount_{spell.pk}"
    if other:
        said = f"{other.period_from} 至 {other.period_to} 已{other.get_period_display()}登记报酬，期间不能重叠。"
        raise Refused("pay_overlap", said, field=at)
    values = {"amount": entry.amount, "quantity": entry.quantity, "basis": entry.basis}
    if pay and all(getattr(pay, field) == value for field, value in values.items()):
        return None
    done = "amended" if pay else "recorded"
    pay = pay or Pay(employment=spell, period=period, period_from=period_from, period_to=period_to)
    for field, value in values.items():
        setattr(pay, field, value)
    try:
        refuse_faulty(pay, values)
    except Refused as refused:
        raise Refused(refused.code, refused.message, field=f"{refused.field}_{spell.pk}") from None
    with refusing("employment_pay_no_overlap", Refused("pay_overlap", "该期间已登记报酬，不能重叠。", field=at)):
        pay.save()
    return done
