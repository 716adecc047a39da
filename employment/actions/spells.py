"""Spells of employment: a further one, keeping one right, its end, and voiding what was entered by mistake."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from employment.actions import matching
from employment.actions.holding import hold_spell, hold_worker, refuse_faulty, refusing
from employment.checks import spell_faults
from employment.models import Employment, Worker
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.people.identity import born_on

FIELDS = ("relation", "form", "post", "started_on", "ended_on", "contract", "insurance", "pay_basis")


@transaction.atomic
def start(
    worker_id: int,
    *,
    by: User,
    relation: str,
    form: str,
    post: str,
    started_on: datetime.date,
    ended_on: datetime.date | None = None,
    contract: str = "",
    insurance: str = "",
    pay_basis: str = "",
) -> Employment:
    """A further spell of a worker whom the workshop knows. Raises ``Refused``."""
    worker = hold_worker(worker_id, by=by, adding=True)
    given = {
        "relation": relation, "form": form, "post": post, "started_on": started_on, "ended_on": ended_on,
        "contract": contract, "insurance": insurance, "pay_basis": pay_basis,
    }  # fmt: skip
    spell = write(Employment(worker=worker, recorded_at=clock.now()), given, born=_born(worker))
    _record(spell, by, "employment.start", {"worker": worker.pk})
    return spell


@transaction.atomic
def amend(employment_id: int, *, by: User, seen_version: int, **given: Any) -> Employment:
    """`given`: all of FIELDS. Raises ``Refused`` (changed_meanwhile, unchanged, overlap, or at a field)."""
    spell = hold_spell(employment_id, by=by)
    if spell.version != seen_version:
        raise Refused("changed_meanwhile", "这条就业记录刚刚被他人更改，请核对最新内容后重新填写。")
    changed = [field for field in FIELDS if getattr(spell, field) != given[field]]
    if not changed:
        raise Refused("unchanged", "没有改动。")
    rewrite(spell, given)
    _record(spell, by, "employment.amend", {"fields": changed})
    return spell


@transaction.atomic
def end(employment_id: int, *, by: User, ended_on: datetime.date, reason: str = "") -> Employment:
    """`ended_on`: the last day worked. The claimed category is about the person and stays."""
    spell = hold_spell(employment_id, by=by)
    if spell.ended_on:
        raise Refused("ended", f"这条就业记录已于 {spell.ended_on} 结束；日期有误的，请更正。", field="ended_on")
    spell.end_reason = reason.strip()
    refuse_faulty(spell, ("end_reason",))
    rewrite(spell, {"ended_on": ended_on})
    _record(spell, by, "employment.end", {})
    return spell


@transaction.atomic
def void(employment_id: int, *, by: User, reason: str) -> Employment:
    """It counts no longer anywhere, and stays to be read with the reason."""
    if not reason.strip():
        raise Refused("reason_missing", "请写明作废原因。", field="reason")
    spell = hold_spell(employment_id, by=by)
    spell.voided_at, spell.void_reason = clock.now(), reason.strip()
    spell.version += 1
    spell.save()
    _record(spell, by, "employment.void", {})
    return spell


def write(spell: Employment, given: dict[str, Any], *, born: datetime.date | None) -> Employment:
    """Saves a spell of a locked worker with these values, if nothing is against it. Raises ``Refused``."""
    for field, value in given.items():
        setattr(spell, field, value.strip() if field == "post" else value)
    refuse_faulty(spell, given)
    days = {"started_on": spell.started_on, "ended_on": spell.ended_on}
    for field, reason in spell_faults(born=born, today=clock.today(), **days):
        raise Refused("bad_days", f"{reason}。", field=field)
    _refuse_overlap(spell)
    said = "该人员在本工坊的另一段就业与此重叠，请核对日期。"
    with refusing("employment_no_overlap", Refused("overlap", said, field="started_on")):
        spell.save()
    return spell


def rewrite(spell: Employment, given: dict[str, Any]) -> None:
    """Other values, `ended_on` among them, for a spell whose worker is locked. Raises ``Refused``."""
    if given["ended_on"] is None:
        spell.end_reason = ""
    spell.version += 1
    write(spell, given, born=_born(spell.worker))
    _refuse_pay_outside(spell)


def _refuse_overlap(spell: Employment) -> None:
    others = Employment.objects.filter(worker_id=spell.worker_id, voided_at=None).exclude(pk=spell.pk)
    others = others.filter(Q(ended_on=None) | Q(ended_on__gte=spell.started_on))
    if spell.ended_on:
        others = others.filter(started_on__lte=spell.ended_on)
    other = others.first()
    if other:
        until = f"至 {other.ended_on}" if other.ended_on else "起，尚未结束"
        said = (
            f"该人员在本工坊已有就业记录（{other.started_on} {until}），期间不能重叠。请先登记其结束日期，或核对日期。"
        )
        raise Refused("overlap", said, field="started_on")


def _refuse_pay_outside(spell: Employment) -> None:
    outside = Q(period_to__lt=spell.started_on)
    if spell.ended_on:
        outside |= Q(period_from__gt=spell.ended_on)
    pay = spell.pays.filter(outside).first()
    if pay:
        said = f"{pay.period_from} 至 {pay.period_to} 已登记报酬，不在所填的就业期间内。请核对日期，或先删除该笔报酬。"
        field = "ended_on" if pay.period_from > spell.started_on else "started_on"
        raise Refused("pay_outside", said, field=field)


def _born(worker: Worker) -> datetime.date | None:
    """None where the number was erased."""
    number = worker.identity()
    return born_on(number) if number else None


def _record(spell: Employment, by: User, action: str, detail: dict) -> None:
    journal.record(by=by, action=action, obj=spell, region=spell.worker.workshop.region_id, detail=detail)
    matching.match(person_ids=[spell.worker.person_id])
