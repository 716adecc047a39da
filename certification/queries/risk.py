"""Workshops one miss away from losing their status, for every level (rules.md §4)."""

from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from certification.models import Confirmation, ConfirmationStatus
from certification.revocation import YearState
from workshops.access import clock
from workshops.access.models import User
from workshops.models import Standing, Workshop
from workshops.regions.models import Region

ANSWERABLE = (YearState.OPEN, YearState.RETURNED)


def at_risk(user: User):
    """Workshops in scope that have their status and may lose it."""
    return Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED, at_risk=True)


def with_outlook(rows):
    """Rows in scope with `missed_year`, `answer_by` (nearest deadline), `waiting`, `overdue` (county's work)."""
    waiting = Confirmation.objects.filter(workshop=OuterRef("pk"), status=ConfirmationStatus.SUBMITTED)
    years = "year_standings__"
    return rows.select_related("region", "leader").annotate(
        missed_year=Max(f"{years}year", filter=Q(**{f"{years}state": YearState.MISSED})),
        answer_by=Min(f"{years}deadline", filter=Q(**{f"{years}state__in": ANSWERABLE})),
        waiting=Exists(waiting),
        overdue=Exists(waiting.filter(due_on__lt=clock.today())),
    )


def by_child(rows, region: Region | None) -> list[tuple[Region, int]]:
    """(region right below `region`, workshops among `rows`), the most first; `region` None is the nation."""
    depth = region.path.count("/") if region else 0
    counts: dict[str, int] = {}
    for path, count in rows.order_by().values_list("region__path").annotate(count=Count("pk")):
        codes = path.split("/")
        if (region is None or path.startswith(region.path)) and codes[depth]:
            counts[codes[depth]] = counts.get(codes[depth], 0) + count
    found = [(child, counts[child.pk]) for child in Region.objects.filter(pk__in=counts)]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].pk))


def overdue_confirmations(user: User) -> int:
    """Confirmations in scope that the county should have answered by now."""
    rows = Confirmation.objects.visible_to(user)
    return rows.filter(status=ConfirmationStatus.SUBMITTED, due_on__lt=clock.today()).count()
