"""What a workshop claims of a worker's category, and from when (rules.md §5). Rural's lists verify it."""

import datetime

from django.db import transaction
from django.db.models import Q

from employment.actions import matching
from employment.actions.holding import hold_worker, refuse_faulty
from employment.checks import FIRST_DAY
from employment.models import CategoryClaim, Worker
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused

DAY = datetime.timedelta(days=1)


@transaction.atomic
def claim(worker_id: int, *, by: User, category: str, valid_from: datetime.date) -> CategoryClaim:
    """From that day on this category. What was claimed before ends the day before; what began later is withdrawn."""
    worker = hold_worker(worker_id, by=by)
    _refuse_day(valid_from, "valid_from")
    standing = _standing(worker).filter(Q(valid_to=None) | Q(valid_to__gte=valid_from))
    for other in standing:
        if other.category == category and other.valid_from <= valid_from and other.valid_to is None:
            said = f"自 {other.valid_from} 起已申报为{other.get_category_display()}。"
            raise Refused("unchanged", said, field="category")
    for other in standing:
        _give_way(other, valid_from)
    made = _made(worker, category, valid_from)
    _record(worker, by, "claim.make", made)
    return made


@transaction.atomic
def end(claim_id: int, *, by: User, valid_to: datetime.date) -> CategoryClaim:
    """`valid_to`: the last day of the category."""
    worker, known = _hold(claim_id, by)
    if known.valid_to:
        raise Refused("ended", f"这项申报已于 {known.valid_to} 截止。", field="valid_to")
    _refuse_day(valid_to, "valid_to")
    if valid_to < known.valid_from:
        raise Refused("before_start", f"截止日期不能早于起始日期（{known.valid_from}）。", field="valid_to")
    known.valid_to, known.ended_at = valid_to, clock.now()
    known.save()
    _record(worker, by, "claim.end", known)
    return known


@transaction.atomic
def withdraw(claim_id: int, *, by: User) -> CategoryClaim:
    """The claim was wrong from the beginning. It stays, so that what was claimed on any day can be told."""
    worker, known = _hold(claim_id, by)
    known.withdrawn_at = clock.now()
    known.save()
    _record(worker, by, "claim.withdraw", known)
    return known


def claim_unless_claimed(worker: Worker, category: str, valid_from: datetime.date) -> None:
    """With the registration of a spell: from its first day until whatever was claimed for later begins."""
    covering = _standing(worker).filter(valid_from__lte=valid_from)
    known = covering.filter(Q(valid_to=None) | Q(valid_to__gte=valid_from)).first()
    if known is None:
        later = _standing(worker).filter(valid_from__gt=valid_from).first()
        _made(worker, category, valid_from, later.valid_from - DAY if later else None)
    elif known.category != category:
        said = f"自 {known.valid_from} 起已申报为{known.get_category_display()}；类别有变的，请到该人员页面变更。"
        raise Refused("other_category", said, field="category")


def _standing(worker: Worker):
    return worker.claims.filter(withdrawn_at=None).order_by("valid_from")


def _give_way(other: CategoryClaim, valid_from: datetime.date) -> None:
    """Room for a claim from `valid_from`. A claim whose end was known is not rewritten: a shorter one replaces it."""
    if other.valid_from < valid_from and other.valid_to is None:
        other.valid_to, other.ended_at = valid_from - DAY, clock.now()
        other.save()
        return
    other.withdrawn_at = clock.now()
    other.save()
    if other.valid_from < valid_from:
        _made(other.worker, other.category, other.valid_from, valid_from - DAY)


def _made(
    worker: Worker, category: str, valid_from: datetime.date, valid_to: datetime.date | None = None
) -> CategoryClaim:
    now = clock.now()
    made = CategoryClaim(
        worker=worker, category=category, valid_from=valid_from, valid_to=valid_to, recorded_at=now,
        ended_at=now if valid_to else None,
    )  # fmt: skip
    refuse_faulty(made, ("category",))
    made.save()
    return made


def _hold(claim_id: int, by: User) -> tuple[Worker, CategoryClaim]:
    worker = hold_worker(CategoryClaim.objects.values_list("worker_id", flat=True).get(pk=claim_id), by=by)
    known = CategoryClaim.objects.get(pk=claim_id)
    if known.withdrawn_at:
        raise Refused("withdrawn", "这项申报已经撤回。")
    return worker, known


def _refuse_day(day: datetime.date, field: str) -> None:
    if day > clock.today():
        raise Refused("future_date", "日期不能晚于今天。", field=field)
    if day < FIRST_DAY:
        raise Refused("bad_days", "日期过早，请核对。", field=field)


def _record(worker: Worker, by: User, action: str, known: CategoryClaim) -> None:
    journal.record(by=by, action=action, obj=known, region=worker.workshop.region_id, detail={"worker": worker.pk})
    matching.match(person_ids=[worker.person_id])
