"""The information sharing board (信息共享): what each county office owes the others, in a fixed number of queries."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Value
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


Found = dict[str, dict[str, tuple[int, datetime.date | None]]]
"""Sort → county → how many, and the earliest day of what waits or the latest of what was done."""
CERTIFIED = "certified"


def board(region: Region | None, today: datetime.date) -> list[Line]:
    """Every duty of every county within the region that has workshops in force, or owes something. Two queries."""
    found = _read(region)
    owing = set(found.get(CERTIFIED, ())).union(*(found.get(f"waiting:{code}", ()) for code in WAITING))
    counties = Region.objects.within(region).filter(pk__in=owing).order_by("path")
    return [Line(county, duty, _owed(duty, county.pk, found, today)) for county in counties for duty in DUTIES]


def _read(region: Region | None) -> Found:
    """Everything at once: one query of as many parts."""
    certified = _counted(Workshop.objects.filter(standing=Standing.CERTIFIED), region, "region", "certified_on")
    every = {CERTIFIED: certified}
    every |= {f"waiting:{code}": rows(region) for code, rows in WAITING.items()}
    every |= {f"done:{code}": rows(region) for code, rows in DONE.items()}
    named = [rows.annotate(sort=Value(sort)).values_list("sort", "county", "n", "day") for sort, rows in every.items()]
    found: Found = {}
    for sort, county, n, day in named[0].union(*named[1:], all=True):
        found.setdefault(sort, {})[county] = (n, day)
    return found


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


def late_of(user: User, today: datetime.date) -> list[Owed]:
    """What the user's own county office owes late."""
    lines = board(user.region, today)
    return [line.owed for line in lines if line.duty.department == user.department and line.owed.is_late]


def _late(owed: list[Owed]) -> tuple[int, int]:
    late = [each.days_late for each in owed if each.is_late]
    return len(late), max(late, default=0)


def _owed(duty: Duty, county: str, found: Found, today: datetime.date) -> Owed:
    _, last = found.get(f"done:{duty.code}", {}).get(county, (0, None))
    if duty.code in due.ROUNDS:
        return due.of_round(duty.code, last, today)
    count, first = found.get(f"waiting:{duty.code}", {}).get(county, (0, None))
    after = datetime.timedelta(days=due.DAYS_AFTER.get(duty.code, 0))
    return due.of_waiting(count, first and first + after, last, today)


def _within(rows: QuerySet, region: Region | None, path: str) -> QuerySet:
    return rows.filter(**{f"{path}__path__startswith": region.path}) if region else rows


def _counted(rows: QuerySet, region: Region | None, path: str, day) -> QuerySet:
    """``day``: what is earliest of the rows; due `due.DAYS_AFTER` it."""
    rows = _within(rows, region, path).order_by().values(county=F(path))
    return rows.annotate(n=Count("pk"), day=Min(day))


def without_library_entry(workshops: QuerySet) -> QuerySet:
    """Those in force that wait for it, with ``known_on``, the day from which the office could enter them."""
    known_on = Greatest("certified_on", TruncDate("certificate__recorded_at"))  # an import may come years later
    return workshops.filter(standing=Standing.CERTIFIED, library_entry=None).annotate(known_on=known_on)


def _library(region) -> QuerySet:
    return _counted(without_library_entry(Workshop.objects.all()), region, "region", "known_on")


def _mismatches(region) -> QuerySet:
    rows = Mismatch.objects.filter(closed_at=None, department=Department.RURAL)
    return _counted(rows, region, "region", "opened_on")


def _opinions(department: str) -> Callable[[Region | None], QuerySet]:
    def count(region) -> QuerySet:
        given = Opinion.objects.filter(application=OuterRef("pk"), round=OuterRef("round"), department=department)
        rows = Application.objects.filter(~Exists(given), status=ApplicationStatus.REVIEW)
        return _counted(rows, region, "region", "due_on")

    return count


def _confirmations(region) -> QuerySet:
    rows = Confirmation.objects.filter(status=ConfirmationStatus.SUBMITTED)
    return _counted(rows, region, "workshop__region", "due_on")


def _circulations(department: str) -> Callable[[Region | None], QuerySet]:
    def count(region) -> QuerySet:
        rows = Circulation.objects.filter(acknowledged_at=None, department=department, region__certifies=True)
        return _counted(rows, region, "region", TruncDate("at"))

    return count


def _last(rows: QuerySet, region: Region | None, path: str, day) -> QuerySet:
    rows = _within(rows, region, path).order_by().values(county=F(path))
    return rows.annotate(n=Value(0), day=Max(day))


def _listed(category: str) -> Callable:
    """An entry or a removal: either shows that the list was brought up to date."""
    written = TruncDate(Greatest("recorded_at", Coalesce("closed_recorded_at", "recorded_at")))
    return lambda region: _last(Listing.objects.filter(category=category), region, "region", written)


WAITING: dict[str, Callable[[Region | None], QuerySet]] = {
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


DONE: dict[str, Callable[[Region | None], QuerySet]] = {
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
