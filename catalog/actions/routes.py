"""Publishing study-travel routes and taking them from public view; the rest of a route is a kind of record."""

from django.db import transaction

from catalog.models import RouteStatus, StudyRoute
from catalog.queries.routes import stops_of
from workshops.access import clock, journal
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.models import Standing
from workshops.records.keepers import LOCAL_LEVELS, Keepers

KEEPERS = Keepers(departments=(Department.CULTURE,), levels=LOCAL_LEVELS)
STOPS_MIN = 2


@transaction.atomic
def publish(route_id: int, *, by: User) -> StudyRoute:
    """A draft, or one that was suspended: everybody reads it. It keeps the day of its first publication."""
    route = hold(route_id, by=by)
    if route.status == RouteStatus.PUBLISHED:
        raise Refused("wrong_state", "这条线路已经发布。")
    refuse_unless_sound(route)
    route.status = RouteStatus.PUBLISHED
    route.published_on = route.published_on or clock.today()
    return _written(route, by, "publish")


@transaction.atomic
def suspend(route_id: int, *, by: User) -> StudyRoute:
    route = hold(route_id, by=by)
    if route.status != RouteStatus.PUBLISHED:
        raise Refused("wrong_state", "这条线路没有发布。")
    route.status = RouteStatus.SUSPENDED
    return _written(route, by, "suspend")


def hold(route_id: int, *, by: User) -> StudyRoute:
    rows = StudyRoute.objects.select_for_update(of=("self",), no_key=True).select_related("by", "region")
    route = rows.get(pk=route_id)
    if route.voided_at or not KEEPERS.may_keep(by, route):
        raise Refused("wrong_role", "线路由登记的文化和旅游部门发布和暂停。")
    return route


def refuse_unless_sound(route: StudyRoute) -> None:
    """A route that is published leads to a workshop."""
    stops = list(stops_of(route))
    if len(stops) < STOPS_MIN:
        raise Refused("too_few_stops", f"线路至少要有 {STOPS_MIN} 个站点才能发布。")
    if not any(stop.workshop and stop.workshop.standing == Standing.CERTIFIED for stop in stops):
        raise Refused("no_workshop", "线路至少要有一个站点在资格有效的非遗工坊。")


def refuse_if_public_and_unsound(route: StudyRoute) -> None:
    """After a stop was changed."""
    if route.status != RouteStatus.PUBLISHED or route.voided_at:
        return
    try:
        refuse_unless_sound(route)
    except Refused as refusal:
        raise Refused(refusal.code, f"线路已经发布。{refusal.message}请先暂停线路。") from refusal


def _written(route: StudyRoute, by: User, verb: str) -> StudyRoute:
    route.version += 1
    route.save()
    journal.record(by=by, action=f"study_route.{verb}", obj=route, region=route.region_id)
    return route
