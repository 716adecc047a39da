"""The information sharing board (信息共享): what each county office owes the others, in a fixed number of queries."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest, TruncDate

from certification.models import Application, ApplicationStatus, Confirmation, ConfirmationStatus, Opinion
from employment.models import Benefit, Category, Listing, Mismatch
from reporting.models import Circulation
from reporting.rules import sharing_due as due
from reporting.rules.sharing_due import DUTIES, Duty, Owed
from workshops.access.models import Department, User
from workshops.models import Standing, Workshop
from workshops.regions.models import Region


@dataclass(frozen=True, slots=True)
class Line:
    """One duty of one county's office."""

    region: Region
    duty: Duty
    owed: Owed


@dataclass(frozen=True, slots=True)
class Part:
    """Of a part of a region: duty code → (counties that are late, days of the latest), in the order of `DUTIES`."""

    region: Region
    counties: int
    late: dict[str, tuple[int, int]]

    @property
    def total(self) -> int:
        return sum(counties for counties, _ in self.late.values())


Counted = dict[str, tuple[int, datetime.date | None]]
"""County → how many wait, the day of the oldest (as the duty reckons it)."""


def board(region: Region | None, today: datetime.date) -> list[Line]:
    """Every duty of every county within the region that has workshops in force, or owes something."""
    waiting = {code: count(region) for code, count in WAITING.items()}
    done = {code: last(region) for code, last in DONE.items()}
    counties = Region.objects.within(region).filter(pk__in=_owing(region, waiting)).order_by("path")
    return [Line(county, duty, _owed(duty, county.pk, waiting, done, today)) for county in counties for duty in DUTIES]


def parts(lines: list[Line], region: Region | None) -> list[Part]:
    """The lines rolled up to the region's direct parts (a county is its own part), the latest first."""
    below = list(Region.objects.below(region)) or ([region] if region else [])
    made = []
    for part in below:
        mine = [line for line in lines if line.region.path.startswith(part.path)]
        if mine:
            late = {duty.code: _late([each.owed for each in mine if each.duty is duty]) for duty in DUTIES}
            made.append(Part(part, len({each.region.pk for each in mine}), late))
    return sorted(made, key=lambda part: (-part.total, part.region.path))


def late_of(user: User, today: datetime.date) -> int:
    """How many duties of the user's own county office are late."""
    lines = board(user.region, today)
    return sum(line.owed.is_late for line in lines if line.duty.department == user.department)


def _late(owed: list[Owed]) -> tuple[int, int]:
    late = [each.days_late for each in owed if each.is_late]
    return len(late), max(late, default=0)


def _owing(region: Region | None, waiting: dict[str, Counted]) -> set[str]:
    there = _within(Workshop.objects.filter(standing=Standing.CERTIFIED), region, "region")
    return set(there.values_list("region", flat=True).distinct()).union(*waiting.values())


def _owed(duty: Duty, county: str, waiting: dict[str, Counted], done: dict, today: datetime.date) -> Owed:
    last = done.get(duty.code, {}).get(county)
    if duty.code in due.ROUNDS:
        return due.of_round(duty.code, last, today)
    count, day = waiting[duty.code].get(county, (0, None))
    return due.of_waiting(count, day, last, today)


def _within(rows: QuerySet, region: Region | None, path: str) -> QuerySet:
    return rows.filter(**{f"{path}__path__startswith": region.path}) if region else rows


def _counted(rows: QuerySet, region: Region | None, path: str, day, days: int = 0) -> Counted:
    """``day``: what is earliest of the rows; due so many days after it."""
    counted = _within(rows, region, path).order_by().values(path).annotate(n=Count("pk"), first=Min(day))
    after = datetime.timedelta(days=days)
    return {code: (n, first and first + after) for code, n, first in counted.values_list(path, "n", "first")}


def _library(region) -> Counted:
    rows = Workshop.objects.filter(standing=Standing.CERTIFIED, library_entry=None)
    return _counted(rows, region, "region", "certified_on", due.LIBRARY_DAYS)


def _mismatches(region) -> Counted:
    rows = Mismatch.objects.filter(closed_at=None, department=Department.RURAL)
    return _counted(rows, region, "region", "opened_on", due.MISMATCH_DAYS)


def _opinions(department: str) -> Callable[[Region | None], Counted]:
    def count(region) -> Counted:
        given = Opinion.objects.filter(application=OuterRef("pk"), round=OuterRef("round"), department=department)
        rows = Application.objects.filter(~Exists(given), status=ApplicationStatus.REVIEW)
        return _counted(rows, region, "region", "due_on")

    return count


def _confirmations(region) -> Counted:
    rows = Confirmation.objects.filter(status=ConfirmationStatus.SUBMITTED)
    return _counted(rows, region, "workshop__region", "due_on")


def _circulations(department: str) -> Callable[[Region | None], Counted]:
    def count(region) -> Counted:
        rows = Circulation.objects.filter(acknowledged_at=None, department=department, region__certifies=True)
        return _counted(rows, region, "region", TruncDate("at"), due.CIRCULATION_DAYS)

    return count


def _last(rows: QuerySet, region: Region | None, path: str, day) -> dict[str, datetime.date]:
    found = _within(rows, region, path).order_by().values(path).annotate(latest=Max(day))
    return {code: latest for code, latest in found.values_list(path, "latest") if latest}


def _listed(category: str) -> Callable:
    """An entry or a removal: either shows that the list was brought up to date."""
    written = TruncDate(Greatest("recorded_at", Coalesce("closed_recorded_at", "recorded_at")))
    return lambda region: _last(Listing.objects.filter(category=category), region, "region", written)


WAITING: dict[str, Callable[[Region | None], Counted]] = {
    "library": _library,
    "mismatches": _mismatches,
    "rural_opinions": _opinions(Department.RURAL),
    "hrss_opinions": _opinions(Department.HRSS),
    "confirmations": _confirmations,
    "hrss_circulations": _circulations(Department.HRSS),
    "rural_circulations": _circulations(Department.RURAL),
}


def _signed(department: str) -> Callable:
    rows = Opinion.objects.filter(department=department)
    return lambda region: _last(rows, region, "application__region", TruncDate("at"))


def _acknowledged(department: str) -> Callable:
    rows = Circulation.objects.filter(department=department, acknowledged_at__isnull=False)
    return lambda region: _last(rows, region, "region", TruncDate("acknowledged_at"))


DONE: dict[str, Callable[[Region | None], dict[str, datetime.date]]] = {
    "poverty_list": _listed(Category.LIFTED),
    "monitored_list": _listed(Category.MONITORED),
    "library": lambda region: _last(
        Workshop.objects.filter(library_entry__isnull=False), region, "region", "library_entry__entered_on"
    ),
    "mismatches": lambda region: _last(
        Mismatch.objects.filter(closed_by__isnull=False, department=Department.RURAL), region, "region",
        TruncDate("closed_at"),
    ),
    "rural_opinions": _signed(Department.RURAL),
    "benefits": lambda region: _last(
        Benefit.objects.filter(voided_at=None), region, "workshop__region", TruncDate("recorded_at")
    ),
    "hrss_opinions": _signed(Department.HRSS),
    "confirmations": lambda region: _last(
        Confirmation.objects.filter(Q(accepted_at__isnull=False) | Q(returned_at__isnull=False)), region,
        "workshop__region", TruncDate(Greatest("accepted_at", "returned_at")),
    ),
    "hrss_circulations": _acknowledged(Department.HRSS),
    "rural_circulations": _acknowledged(Department.RURAL),
}  # fmt: skip
