"""Intellectual rights as of a day, and what of them ends soon (notice art. 6)."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, F, Func, IntegerField, Q, QuerySet, Value, When

from catalog.models import IntellectualRight, RightKind, RightStatus
from catalog.rules import expiry
from workshops.access import clock

BANDS = (("d30", "30 天内到期"), ("d90", "31—90 天到期"), ("d180", "91—180 天到期"), ("over", "有效期已过"))
HAS_TERM = (RightStatus.IN_FORCE, RightStatus.EXPIRED)


def with_expiry(rows: QuerySet, day: datetime.date) -> QuerySet:
    """With `days_left` (negative once over) and `expiry`, the band of `expiry.band`; of lapsed ones neither."""
    left = Func(
        F("expires_on"), Value(day), arg_joiner=" - ", template="(%(expressions)s)", output_field=IntegerField()
    )
    held = Q(status__in=HAS_TERM)
    limits = [datetime.timedelta(days=days) for days in (30, 90, 180)]
    bands = [When(held, expires_on__lt=day, then=Value("over"))]
    bands += [When(held, expires_on__lte=day + limit, then=Value(f"d{limit.days}")) for limit in limits]
    return rows.annotate(
        days_left=Case(When(held, then=left), default=None, output_field=IntegerField()),
        expiry=Case(*bands, default=Value(""), output_field=CharField()),
    )


def band_of(right: IntellectualRight) -> str:
    return expiry.band(right.expires_on, clock.today()) if right.status in HAS_TERM else ""


def within(rows: QuerySet, region) -> QuerySet:
    """Rows with a `region` of the region and below; ``None`` is the nation."""
    return rows.filter(region__path__startswith=region.path) if region else rows


def in_force_on(day: datetime.date) -> QuerySet:
    """By their dates, so that a right that has expired since still counts for a day before. One that lapsed before its
    term counts for no day: when it lapsed isn't known."""
    term = Q(expires_on=None) | Q(expires_on__gte=day)
    return IntellectualRight.objects.filter(term, voided_at=None, status__in=HAS_TERM, granted_on__lte=day)


def count_in_force(region, day: datetime.date) -> dict[str, int]:
    """Kind → rights in force that day, of the region's subtree (``None``: the nation); every kind is there."""
    counted = within(in_force_on(day), region).order_by().values_list("kind").annotate(Count("pk"))
    return dict.fromkeys(RightKind.values, 0) | dict(counted)


@dataclass(frozen=True)
class KindLine:
    """One kind of right as the overview shows it; what ends `in_30` is also `in_90` and `in_180`."""

    kind: str
    label: str
    in_force: int
    applied: int
    in_30: int
    in_90: int
    in_180: int
    over: int


def overview(user, day: datetime.date) -> list[KindLine]:
    """Of the rights that the user sees, a line a kind."""

    def ending(days: int) -> Count:
        until = day + datetime.timedelta(days=days)
        return Count("pk", filter=Q(status=RightStatus.IN_FORCE, expires_on__range=(day, until)))

    rows = IntellectualRight.objects.visible_to(user).filter(voided_at=None).order_by().values("kind")
    current = Q(status__in=HAS_TERM) & (Q(expires_on=None) | Q(expires_on__gte=day))
    counted = rows.annotate(
        in_force=Count("pk", filter=current),
        applied=Count("pk", filter=Q(status=RightStatus.APPLIED)),
        in_30=ending(30),
        in_90=ending(90),
        in_180=ending(180),
        over=Count("pk", filter=Q(status__in=HAS_TERM, expires_on__lt=day)),
    )
    found = {each.pop("kind"): each for each in counted}
    none = dict.fromkeys(("in_force", "applied", "in_30", "in_90", "in_180", "over"), 0)
    return [KindLine(kind, str(label), **found.get(kind, none)) for kind, label in RightKind.choices]


def ending_soon(user, day: datetime.date) -> QuerySet:
    """What the user sees of rights in force that end within the first reminder's days, or have ended and were not
    put right; the first to end first."""
    rows = IntellectualRight.objects.visible_to(user).filter(voided_at=None, status=RightStatus.IN_FORCE)
    found = rows.filter(expires_on__lte=day + expiry.HORIZON).select_related("workshop", "region")
    return found.order_by("expires_on", "pk")
