"""The shipped list, and finding a project on it: the nearest first."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests import factories
from workshops.models import IchProject
from workshops.queries.ich_projects import find_projects, picker

pytestmark = pytest.mark.django_db


def project(name, region, level="national", category=8, number=""):
    return IchProject.objects.create(name=name, region_id=region, level=level, category=category, list_number=number)


@pytest.fixture
def county():
    county = factories.County()
    project("苗族蜡染技艺", "522636", number="Ⅷ-25")
    project("苗绣", "522634", category=7)
    project("苗族刺绣", "522636", "county", 7)
    project("侗族大歌", "522600", category=2)
    project("蓝印花布印染技艺", "440000", "provincial")
    project("景泰蓝制作技艺", "110101")
    return county


def names(region, **terms) -> list[str]:
    return [each.name for each in find_projects(region, **terms)]


def test_the_nearest_come_first_and_other_provinces_only_when_asked_for(county):
    assert names(county.region) == ["苗族蜡染技艺", "苗族刺绣", "侗族大歌", "苗绣"]
    assert names(county.region, area="county") == ["苗族蜡染技艺", "苗族刺绣", "侗族大歌"]
    assert set(names(county.region, area="nation")) > {"景泰蓝制作技艺", "蓝印花布印染技艺"}


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ({"text": "蜡染"}, ["苗族蜡染技艺"]),
        ({"text": "Ⅷ-25"}, ["苗族蜡染技艺"]),
        ({"text": "雷山"}, ["苗绣"]),
        ({"text": "丹寨 绣"}, ["苗族刺绣"]),
        ({"level": "county"}, ["苗族刺绣"]),
        ({"category": "7"}, ["苗族刺绣", "苗绣"]),
        ({"text": "100%"}, []),
    ],
)
def test_terms(county, terms, found):
    assert names(county.region, **terms) == found


def test_terms_that_are_no_choice_are_not_used(county):
    found = picker(county.region, {"level": "x", "category": "99", "area": "' OR 1=1", "text": "蜡染" * 100}, [])
    assert (found.terms["level"], found.terms["category"], found.terms["area"]) == ("", "", "")


def test_the_part_of_the_page_keeps_what_is_ticked(client, county):
    url, ticked = reverse("workshops:ich-project-options"), IchProject.objects.get(name="苗绣")
    assert client.get(url).status_code == 302
    client.force_login(county.leader)
    text = client.get(
        url, {"region": county.region.pk, "text": "蜡染", "projects": [ticked.pk, "x", "9" * 30]}
    ).content.decode()
    assert f'id="project_{ticked.pk}" checked' in text
    assert "苗族蜡染技艺" in text
    assert client.get(url, {"region": "520000"}).status_code == 404


def test_the_shipped_list_can_be_loaded_twice(db):
    call_command("load_regions", verbosity=0)
    call_command("load_ich_projects")
    count = IchProject.objects.count()
    call_command("load_ich_projects")
    assert IchProject.objects.count() == count >= 150
    assert IchProject.objects.get(name="苗族蜡染技艺").region_id == "522636"
    assert IchProject.objects.values("category").distinct().count() == 10
