"""Study-travel routes: their stops, what the public reads, and their figures."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from catalog.models import RouteStatus, RouteStop, StudyRoute
from catalog.queries.public_text import shown
from workshops.models import Standing
from workshops.regions.models import Region

ON_STOPS = Q(stops__voided_at=None)
TEXTS = ("name", "theme", "audience", "operator", "base", "season", "description")


def stops_of(route: StudyRoute) -> QuerySet[RouteStop]:
    rows = RouteStop.objects.filter(route=route, voided_at=None).order_by("position", "pk")
    return rows.select_related("workshop__region")


def readable(route: StudyRoute) -> StudyRoute:
    """As everybody reads it: without numbers by which a person could be reached."""
    return shown(route, *TEXTS)


def readable_stops(route: StudyRoute) -> list[RouteStop]:
    return [shown(stop, "place", "activity") for stop in stops_of(route)]


def public_routes(words: str = "", province: str | None = None) -> QuerySet[StudyRoute]:
    """What everybody reads, newest first, each with ``workshop_count`` in force."""
    rows = StudyRoute.objects.filter(status=RouteStatus.PUBLISHED, voided_at=None).select_related("region__province")
    if province:
        rows = rows.filter(region__province=province)
    for word in words.split()[:5]:
        found = Q(name__icontains=word) | Q(theme__icontains=word) | Q(region__full_name__icontains=word)
        on_it = RouteStop.objects.filter(voided_at=None, workshop__name__icontains=word)
        rows = rows.filter(found | Q(pk__in=on_it.values("route")))
    in_force = ON_STOPS & Q(stops__workshop__standing=Standing.CERTIFIED)
    counted = rows.annotate(workshop_count=Count("stops__workshop", filter=in_force, distinct=True))
    return counted.order_by("-published_on", "-pk")


@dataclass(frozen=True)
class RouteFigures:
    """``workshops``: distinct ones in force on routes that are published."""

    published: int
    suspended: int
    drafts: int
    workshops: int


def figures(region: Region | None = None, year: int | None = None) -> RouteFigures:
    """Of the region and below (``None``: the nation); ``year``: of routes first published in that year."""
    rows = StudyRoute.objects.filter(voided_at=None, region__in=Region.objects.within(region))
    if year is not None:
        rows = rows.filter(Q(published_on__year=year) | Q(status=RouteStatus.DRAFT, recorded_at__year=year))
    counted = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    stops = RouteStop.objects.filter(
        voided_at=None, workshop__standing=Standing.CERTIFIED, route__in=rows.filter(status=RouteStatus.PUBLISHED)
    )
    return RouteFigures(
        published=counted.get(RouteStatus.PUBLISHED, 0),
        suspended=counted.get(RouteStatus.SUSPENDED, 0),
        drafts=counted.get(RouteStatus.DRAFT, 0),
        workshops=stops.values("workshop").distinct().count(),
    )
