"""Supports of leaders: those that look like a second one, and sums by kind and year."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from training.models import LeaderSupport, SupportKind
from workshops.tables.columns import whether

ONE_OFF = (SupportKind.STARTUP_GRANT, SupportKind.STARTUP_TRAINING_GRANT)
"""Kinds that are given for a day, so to speak: without an end their period is its first day."""


def _overlapping(first, last):
    """Rows whose period has a day in common with first–last; ``None`` as the last: without end. A one-off support
    without an end counts on its first day alone."""
    ends = Q(period_to__gte=first) | Q(period_to=None) & (~Q(kind__in=ONE_OFF) | Q(period_from__gte=first))
    return ends if last is None else ends & Q(period_from__lte=last)


def with_double(supports):
    """Rows with ``doubled``: whether the leader has another support of the kind for an overlapping period, whoever
    entered it. Voided rows neither have nor are one."""
    same = LeaderSupport.objects.filter(leader=OuterRef("leader"), kind=OuterRef("kind"), voided_at=None)
    same = same.exclude(pk=OuterRef("pk"))
    first, last = OuterRef("period_from"), OuterRef("period_to")
    closed, one_off = Q(period_to__isnull=False), Q(period_to=None, kind__in=ONE_OFF)
    doubled = (
        (closed & Exists(same.filter(_overlapping(first, last))))
        | (one_off & Exists(same.filter(_overlapping(first, first))))
        | (Q(period_to=None) & ~Q(kind__in=ONE_OFF) & Exists(same.filter(_overlapping(first, None))))
    )
    return supports.annotate(doubled=whether(Q(voided_at=None) & doubled))


def doubles_of(support: LeaderSupport):
    """The other rows that this one, saved or not, doubles; none for a voided one."""
    if support.voided_at or support.leader_id is None or support.period_from is None:
        return LeaderSupport.objects.none()
    last = support.period_to or (support.period_from if support.kind in ONE_OFF else None)
    same = LeaderSupport.objects.filter(leader=support.leader_id, kind=support.kind, voided_at=None)
    return same.filter(_overlapping(support.period_from, last)).exclude(pk=support.pk)


class Line(NamedTuple):
    """One kind of support: how often, what each year and all years come to. Yuan, or for sites square metres."""

    label: str
    unit: str
    count: int
    by_year: list[Decimal | None]
    total: Decimal


class Sums(NamedTuple):
    years: list[int]
    lines: list[Line]


def sums_of(supports: Iterable[LeaderSupport]) -> Sums:
    """By kind and the year in which the period begins. Nothing is summed over kinds: a loan is no grant."""
    found: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    counts: dict[str, int] = defaultdict(int)
    for each in supports:
        given = each.area if each.kind == SupportKind.SITE else each.amount
        found[each.kind][each.period_from.year] += given or Decimal(0)
        counts[each.kind] += 1
    years = sorted({year for by_year in found.values() for year in by_year})
    lines = [
        Line(
            label, "㎡" if kind == SupportKind.SITE else "元", counts[kind],
            [found[kind].get(year) for year in years], sum(found[kind].values(), Decimal(0)),
        )
        for kind, label in SupportKind.choices
        if kind in found
    ]  # fmt: skip
    return Sums(years, lines)
