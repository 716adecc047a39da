"""Benefits: which kinds there are for whom, sums, and payments that look like a second one."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, Sum

from employment.models import Benefit, BenefitKind, Employment, Worker
from workshops.access.models import User
from workshops.models import Workshop
from workshops.regions.models import Region
from workshops.tables.columns import whether


def kinds_of(region: Region | None):
    """The national kinds and those of the region's province; ``None`` (the nation): all."""
    if region is None:
        return BenefitKind.objects.all()
    return BenefitKind.objects.filter(Q(region=None) | Q(region=region.province_id))


def kinds_for(user: User):
    """What the user reads of the kinds. They are published, so a county reads those of its province above it."""
    if user.is_leader:
        return kinds_of(user.home_region)
    return kinds_of(user.region) if user.is_office else BenefitKind.objects.none()


def usable_kinds(region: Region):
    """What may be entered for workshops of the region now."""
    return kinds_of(region).filter(is_active=True)


def with_double(benefits):
    """Rows with ``doubled``: whether the same person (or, of kinds for workshops, the same workshop) has another row
    of the kind for an overlapping period, whoever entered it. Voided rows neither have nor are one."""
    others = Benefit.objects.filter(
        kind=OuterRef("kind"),
        voided_at=None,
        period_from__lte=OuterRef("period_to"),
        period_to__gte=OuterRef("period_from"),
    ).exclude(pk=OuterRef("pk"))
    of_person = Q(worker__isnull=False) & Exists(others.filter(worker__person=OuterRef("worker__person")))
    of_workshop = Q(worker=None) & Exists(others.filter(worker=None, workshop=OuterRef("workshop")))
    return benefits.annotate(doubled=whether(Q(voided_at=None) & (of_person | of_workshop)))


def doubles_in_scope(user: User):
    """The rows in the user's scope that look like a second payment or have one; leaders are not told."""
    if user.is_leader:
        return Benefit.objects.none()
    return with_double(Benefit.objects.visible_to(user)).filter(doubled=True)


def employed_within(worker: Worker, period_from: datetime.date, period_to: datetime.date) -> bool:
    """Whether a spell of the worker, at the workshop whose worker it is, has a day in the period."""
    spells = Employment.objects.filter(worker=worker, voided_at=None, started_on__lte=period_to)
    return spells.filter(Q(ended_on=None) | Q(ended_on__gte=period_from)).exists()


def same_payments(
    *,
    kind: BenefitKind,
    workshop: Workshop,
    worker: Worker | None,
    period_from: datetime.date,
    period_to: datetime.date,
    but: Benefit | None = None,
):
    """The rows, of all regions, that one like this would double. Never show them but through ``doubles_seen``."""
    rows = Benefit.objects.filter(
        kind=kind, voided_at=None, period_from__lte=period_to, period_to__gte=period_from
    ).exclude(pk=but.pk if but else None)
    if worker is None:
        return rows.filter(worker=None, workshop=workshop)
    return rows.filter(worker__person=worker.person_id)


def doubles_of(benefit: Benefit):
    """The other rows that a recorded one doubles; none for a voided one."""
    if benefit.voided_at:
        return Benefit.objects.none()
    return same_payments(
        kind=benefit.kind,
        workshop=benefit.workshop,
        worker=benefit.worker,
        period_from=benefit.period_from,
        period_to=benefit.period_to,
        but=benefit,
    )


def doubles_seen(payments, user: User) -> tuple[list[Benefit], bool]:
    """(those in the user's scope, whether there are others): of the others nothing more may be told."""
    seen = list(payments.visible_to(user).select_related("kind", "workshop__region", "worker"))
    return seen, payments.exclude(pk__in=[row.pk for row in seen]).exists()


class Total(NamedTuple):
    """Of one kind: rows and yuan, apart for what was paid and what has no day of payment yet."""

    name: str
    paid: int
    paid_sum: Decimal
    unpaid: int
    unpaid_sum: Decimal


def totals(rows) -> list[Total]:
    """Of the rows that are not voided, a line a kind. No sum over kinds: a loan is no subsidy."""
    counted = Benefit.objects.filter(pk__in=rows.order_by().values("pk"), voided_at=None).order_by("kind__code")
    paid, unpaid = Q(paid_on__isnull=False), Q(paid_on=None)
    sums = counted.values_list("kind__code", "kind__name").annotate(
        paid=Count("pk", filter=paid),
        paid_sum=Sum("amount", filter=paid, default=Decimal(0)),
        unpaid=Count("pk", filter=unpaid),
        unpaid_sum=Sum("amount", filter=unpaid, default=Decimal(0)),
    )
    return [Total(*given) for _, *given in sums]
