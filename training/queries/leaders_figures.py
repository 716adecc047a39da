"""Figures about leaders (notice art. 4, 5) for a region and everything below it; ``None`` is the nation.

Persons are counted once: who leads workshops in two counties, with one account, is one person.
"""

import datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Case, Count, F, IntegerField, Q, Sum, When
from django.db.models.functions import Coalesce

from training.models import (
    Award,
    ClassAttendance,
    ClassResult,
    CompetitionEntry,
    LeaderSupport,
    LeaderTitle,
    MasterStudio,
    StudioFunding,
    SupportKind,
)
from workshops.regions.models import Region

ZERO = Decimal(0)


def _within(rows, path: str, region: Region | None):
    rows = rows.filter(voided_at=None)
    return rows if region is None else rows.filter(**{f"{path}__path__startswith": region.path})


def _persons(path: str = "leader"):
    """Accounts and, for leaders without one, the rows themselves, kept apart by the sign."""
    known = When(**{f"{path}__user__isnull": False}, then=F(f"{path}__user_id"))
    return Count(Case(known, default=-F(f"{path}_id"), output_field=IntegerField()), distinct=True)


class Trained(NamedTuple):
    """Of one school: leaders as persons, times that they took part, of these with a certificate of completion."""

    school: str
    leaders: int
    times: int
    graduated: int


def trained_by_school(region: Region | None, *, year: int) -> list[Trained]:
    """Classes of the programme that began in the year; who dropped out is not counted."""
    rows = _within(ClassAttendance.objects.order_by(), "leader__region", region)
    rows = rows.filter(programme_class__starts_on__year=year).exclude(result=ClassResult.DROPPED)
    done = Q(result__in=(ClassResult.GRADUATED, ClassResult.EXCELLENT))
    by_school = rows.values_list("programme_class__school__name")
    found = by_school.annotate(leaders=_persons(), times=Count("pk"), done=Count("pk", filter=done))
    return [Trained(*line) for line in found.order_by("programme_class__school__name")]


def leaders_trained(region: Region | None, *, year: int) -> int:
    """Persons in classes of the programme that began in the year."""
    rows = _within(ClassAttendance.objects.order_by(), "leader__region", region)
    rows = rows.filter(programme_class__starts_on__year=year).exclude(result=ClassResult.DROPPED)
    return rows.aggregate(found=_persons())["found"]


class Supported(NamedTuple):
    """Of one kind: supports, persons, yuan (the principal of loans), square metres of sites."""

    kind: str
    times: int
    leaders: int
    amount: Decimal
    area: Decimal


def supports_by_kind(region: Region | None, *, year: int) -> list[Supported]:
    """Supports whose period begins in the year, all six kinds. Don't add amounts over kinds: a loan is no grant."""
    rows = _within(LeaderSupport.objects.order_by(), "leader__region", region).filter(period_from__year=year)
    found = rows.values_list("kind").annotate(
        times=Count("pk"),
        leaders=_persons(),
        yuan=Coalesce(Sum("amount"), ZERO),
        metres=Coalesce(Sum("area"), ZERO),
    )
    by_kind = {kind: Supported(kind, *figures) for kind, *figures in found}
    return [by_kind.get(kind, Supported(kind, 0, 0, ZERO, ZERO)) for kind in SupportKind.values]


def studios(region: Region | None, *, as_of: datetime.date) -> dict[str, int]:
    """Master studios by level that stand on the day."""
    rows = _within(MasterStudio.objects.order_by(), "leader__region", region).filter(recognised_on__lte=as_of)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=as_of))
    return dict(rows.values_list("level").annotate(Count("pk")))


def studio_funding(region: Region | None, *, year: int) -> Decimal:
    """Yuan given to master studios for the year."""
    rows = _within(StudioFunding.objects.order_by(), "studio__leader__region", region)
    rows = rows.filter(year=year, studio__voided_at=None)
    return rows.aggregate(found=Coalesce(Sum("amount"), ZERO))["found"]


def titles(region: Region | None, *, as_of: datetime.date) -> dict[tuple[str, str], int]:
    """(kind, level) → persons who hold such a title on the day."""
    rows = _within(LeaderTitle.objects.order_by(), "leader__region", region).filter(granted_on__lte=as_of)
    rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=as_of))
    return {(kind, level): n for kind, level, n in rows.values_list("kind", "level").annotate(n=_persons())}


def awards(region: Region | None, *, year: int) -> dict[tuple[str, str], int]:
    """(level of the competition, award) → entries of the region's workshops in competitions that began in the year."""
    rows = _within(CompetitionEntry.objects.order_by(), "workshop__region", region)
    rows = rows.filter(competition__held_from__year=year, competition__voided_at=None).exclude(award=Award.NONE)
    found = rows.values_list("competition__level", "award").annotate(Count("pk"))
    return {(level, award): n for level, award, n in found}
