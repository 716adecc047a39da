"""Exemplary cases: what the public reads, what a year's selection shows, and their figures."""

from itertools import groupby

from django.db.models import Count, Q, QuerySet

from catalog.models import CasePhoto, CaseStatus, ExemplaryCase
from catalog.queries.public_text import shown
from workshops.models import Standing
from workshops.regions.models import Region
from workshops.tables.columns import whether


def public_cases(words: str = "", province: str | None = None, year: int | None = None) -> QuerySet[ExemplaryCase]:
    """Published ones, newest year first and by number."""
    rows = ExemplaryCase.objects.filter(status=CaseStatus.PUBLISHED)
    if province:
        rows = rows.filter(workshop__region__province=province)
    if year:
        rows = rows.filter(year=year)
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(workshop__name__icontains=word)
            | Q(workshop__region__full_name__icontains=word)
        )
    return rows.select_related("workshop__region__province", "cover").order_by("-year", "number", "pk")


def readable(case: ExemplaryCase) -> ExemplaryCase:
    """As everybody reads it: without numbers by which a person could be reached."""
    return shown(case, "title", "summary", "body")


def public_photos(uid) -> QuerySet[CasePhoto]:
    """Photographs of a case while it is published."""
    rows = CasePhoto.objects.filter(case__uid=uid, case__status=CaseStatus.PUBLISHED)
    return rows.select_related("photo").order_by("position", "pk")


def public_years() -> list[int]:
    years = ExemplaryCase.objects.filter(status=CaseStatus.PUBLISHED).values_list("year", flat=True)
    return list(years.order_by("-year").distinct())


def of_ended_workshops(user) -> QuerySet[ExemplaryCase]:
    """Published cases whose workshop has lost its status since: the ministry decides whether they stay."""
    rows = ExemplaryCase.objects.visible_to(user).filter(status=CaseStatus.PUBLISHED)
    return rows.exclude(workshop__standing=Standing.CERTIFIED)


UP_FOR_SELECTION = (CaseStatus.RECOMMENDED, CaseStatus.SELECTED, CaseStatus.PUBLISHED, CaseStatus.DECLINED)


def selection(user, year: int) -> list[tuple[Region, list[ExemplaryCase]]]:
    """The year's recommended cases by province, in the province's order."""
    rows = ExemplaryCase.objects.visible_to(user).filter(year=year, status__in=UP_FOR_SELECTION, rank__isnull=False)
    rows = rows.select_related("workshop__region__province", "workshop__leader__user", "created_by")
    rows = rows.order_by("workshop__region__province__path", "rank", "pk")
    grouped = groupby(rows, key=lambda case: case.workshop.region.province)
    return [(province, list(cases)) for province, cases in grouped]


def selection_years(user) -> list[int]:
    rows = ExemplaryCase.objects.visible_to(user).filter(rank__isnull=False)
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def cases_by_state(region: Region | None = None, year: int | None = None) -> dict[str, int]:
    """State → cases of workshops in the region and below (``None``: the nation); ``year``: nominated for."""
    rows = ExemplaryCase.objects.filter(workshop__region__in=Region.objects.within(region))
    if year is not None:
        rows = rows.filter(year=year)
    counted = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    return {state: counted.get(state, 0) for state in CaseStatus.values}


def neighbours(case: ExemplaryCase) -> QuerySet[ExemplaryCase]:
    """Other published cases to read on: of the same province first."""
    same = Q(workshop__region__province=case.workshop.region.province_id)
    rows = public_cases().exclude(pk=case.pk).annotate(near=whether(same))
    return rows.order_by("-near", "-year", "number")
