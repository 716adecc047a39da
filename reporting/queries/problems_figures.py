"""Problems in figures: raised, settled within days, overdue by department and part of a region."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, DurationField, ExpressionWrapper, F, Min, Q, QuerySet
from django.utils import timezone

from reporting.models import UNSETTLED_PROBLEMS, Problem, ProblemStatus
from reporting.queries.problems import overdue
from workshops.access import clock
from workshops.access.models import Department
from workshops.regions.models import Region


def within(region: Region | None) -> QuerySet[Problem]:
    rows = Problem.objects.all()
    return rows.filter(workshop__region__path__startswith=region.path) if region else rows


def figures(region: Region | None, first: datetime.date, last: datetime.date, *, days: int = 30) -> dict[str, int]:
    """Of workshops within the region: raised in the period; settled in it, of these within ``days`` of being raised;
    confirmed by the workshop as satisfied."""
    took = ExpressionWrapper(F("settled_at") - F("raised_at"), output_field=DurationField())
    raised = within(region).filter(raised_at__gte=_start(first), raised_at__lt=_start(last, after=1))
    settled = within(region).filter(settled_at__gte=_start(first), settled_at__lt=_start(last, after=1))
    sums = settled.annotate(took=took).aggregate(
        n=Count("pk"),
        soon=Count("pk", filter=Q(took__lte=datetime.timedelta(days=days))),
        satisfied=Count("pk", filter=Q(status=ProblemStatus.CONFIRMED, satisfied=True)),
    )
    return {
        "raised": raised.count(),
        "settled": sums["n"],
        "settled_within": sums["soon"],
        "satisfied": sums["satisfied"],
    }


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """Of workshops of one part of a region: by department (unsettled, overdue); days of the oldest unsettled one."""

    region: Region
    by_department: dict[str, tuple[int, int]]
    oldest_days: int | None

    @property
    def unsettled(self) -> int:
        return sum(unsettled for unsettled, _ in self.by_department.values())

    @property
    def overdue(self) -> int:
        return sum(late for _, late in self.by_department.values())


def overdue_by_department(region: Region | None) -> list[OverdueLine]:
    """By direct part of the region (a county is its own part), those with anything unsettled; most overdue first."""
    parts = list(Region.objects.below(region)) or ([region] if region else [])
    rows = (
        within(region).filter(status__in=UNSETTLED_PROBLEMS).order_by().values("workshop__region__path", "department")
    )
    rows = list(rows.annotate(n=Count("pk"), late=Count("pk", filter=overdue()), oldest=Min("raised_at")))
    made = []
    for part in parts:
        mine = [row for row in rows if row["workshop__region__path"].startswith(part.path)]
        if not mine:
            continue
        counted = {
            each: (
                sum(row["n"] for row in mine if row["department"] == each),
                sum(row["late"] for row in mine if row["department"] == each),
            )
            for each in Department.values
        }
        oldest = min(row["oldest"] for row in mine)
        made.append(OverdueLine(part, counted, (clock.today() - clock.local_day(oldest)).days))
    return sorted(made, key=lambda line: (-line.overdue, -line.unsettled, line.region.pk))


def _start(day: datetime.date, after: int = 0) -> datetime.datetime:
    at = datetime.datetime.combine(day + datetime.timedelta(days=after), datetime.time())
    return timezone.make_aware(at)
