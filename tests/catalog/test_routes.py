"""Study-travel routes: stops, publishing, what the public reads."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from catalog.actions import routes
from catalog.models import RouteStop, StudyRoute
from catalog.queries.public_text import HIDDEN
from catalog.queries.routes import TEXTS, figures
from tests import factories
from tests.records.stage import TODAY
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.records import writing
from workshops.records.kind import get

pytestmark = pytest.mark.django_db


def stop(stage, route, position, **facts):
    said = {"workshop": None, "place": f"第{position}站", "activity": "参观", "minutes": 60}
    return writing.enter(get("route-stops"), by=stage.county.clerk, route=route, position=position, **said | facts)


@pytest.fixture
def route(stage):
    made = stage.row("study-routes")
    stop(stage, made, 1)
    stop(stage, made, 2, workshop=stage.workshop)
    return made


def as_user(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_published_by_who_entered_it_and_read_by_everybody_until_suspended(stage, route):
    address = f"/catalog/routes/{route.uid}/"
    assert Client().get(address).status_code == 404
    for user in (stage.official(), stage.other.clerk, stage.county.hrss, stage.leader.user):
        assert as_user(user).post(f"/study-routes/{route.pk}/publish/").status_code == 404
        with pytest.raises(Refused):
            routes.publish(route.pk, by=user)
    client = as_user(stage.county.clerk)
    assert f"/study-routes/{route.pk}/publish/" in client.get(f"/study-routes/{route.pk}/").content.decode()
    client.post(f"/study-routes/{route.pk}/publish/")
    page = Client().get(address).content.decode()
    assert page.index("第1站") < page.index("第2站")
    assert stage.workshop.name in page
    assert route.name in Client().get("/catalog/routes/", {"province": "520000"}).content.decode()
    assert route.name not in Client().get("/catalog/routes/", {"province": "440000"}).content.decode()
    assert as_user(stage.other.clerk).get(f"/study-routes/{route.pk}/").status_code == 200
    routes.suspend(route.pk, by=stage.county.clerk)
    assert Client().get(address).status_code == 404
    with clock.at(factories.instant(2026, 5, 1)):
        again = routes.publish(route.pk, by=stage.county.clerk)
    assert again.published_on == TODAY.date()


def test_numbers_that_got_into_a_published_route_are_left_out(stage, route):
    routes.publish(route.pk, by=stage.county.clerk)
    number = "138-1234-5678"
    StudyRoute.objects.filter(pk=route.pk).update(**{name: f"{name} {number}" for name in TEXTS})
    RouteStop.objects.filter(route=route).update(place=f"place {number}", activity=f"activity {number}")
    page = Client().get(f"/catalog/routes/{route.uid}/").content.decode()
    for name in (*TEXTS, "place", "activity"):
        assert f"{name} {HIDDEN}" in page, name
    for shown in (page, Client().get("/catalog/routes/").content.decode()):
        assert "5678" not in shown
        assert f"theme {HIDDEN}" in shown


def test_a_published_route_leads_to_a_workshop(stage):
    route = stage.row("study-routes")
    kind = get("route-stops")
    stop(stage, route, 1)
    with pytest.raises(Refused, match="至少要有 2 个站点"):
        routes.publish(route.pk, by=stage.county.clerk)
    stop(stage, route, 2)
    with pytest.raises(Refused, match="资格有效的非遗工坊"):
        routes.publish(route.pk, by=stage.county.clerk)
    last = stop(stage, route, 3, workshop=stage.workshop)
    routes.publish(route.pk, by=stage.county.clerk)
    with pytest.raises(Refused, match="请先暂停线路"):
        writing.void(kind, last.pk, by=stage.county.clerk, reason="误登")
    last.refresh_from_db()
    assert last.voided_at is None
    routes.suspend(route.pk, by=stage.county.clerk)
    writing.void(kind, last.pk, by=stage.county.clerk, reason="误登")


def test_stops_are_of_ones_own_routes_and_hold_no_number(stage, route):
    official = stage.official()
    with pytest.raises(ValidationError, match="本单位登记的线路"):
        writing.enter(
            get("route-stops"),
            by=official,
            route=route,
            position=9,
            workshop=None,
            place="甲",
            activity="乙",
            minutes=5,
        )
    with pytest.raises(ValidationError, match="手机号码"):
        stop(stage, route, 3, activity="报名请打13800138000")
    with pytest.raises(ValidationError, match="已有此顺序"):
        stop(stage, route, 2)


def test_figures_by_region_and_year(stage, route):
    assert figures(stage.county.region).drafts == 1
    routes.publish(route.pk, by=stage.county.clerk)
    found = figures(None, 2026)
    assert (found.published, found.workshops) == (1, 1)
    assert figures(stage.other.region).published == 0
    assert figures(stage.county.region, 2025).published == 0
