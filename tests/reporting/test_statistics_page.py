"""The page of counts: the year asked for, the way down to the workshops themselves."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.certification.confirmations import on
from workshops.regions.models import Region

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    """The province's culture office; 丹寨 has two workshops."""
    factories.workshop(factories.County(factories.DANZHAI), datetime.date(2023, 2, 1), name="一号坊")
    factories.workshop(factories.County(factories.DANZHAI), datetime.date(2024, 2, 1), name="二号坊")
    client.force_login(factories.province_official())
    with on("2024-06-01"):
        yield client


NO_YEARS = ("²", "2" * 5000, "٢٠٢٣", "２０２３", "-1", "2022", "2025", "2023.0", " 2023", "", "年")


def test_a_year_that_is_none_gives_the_current_one(office):
    for asked in NO_YEARS:
        answer = office.get("/statistics/", {"year": asked})
        assert answer.status_code == 200, asked
        assert answer.context["table"].basis.year == 2024, asked
        assert office.get("/statistics/", {"year": asked, "format": "xlsx"}).status_code == 200, asked


def test_a_past_year(office):
    assert office.get("/statistics/?year=2023").context["table"].basis.year == 2023


def test_a_county_leads_to_its_workshops(office):
    page = office.get("/statistics/?region=522600").content.decode()
    address = "/workshops/?region=522636&amp;standing=certified"
    assert f'<a href="{address}" aria-label="查看丹寨县的2家有效非遗工坊">2</a>' in page
    assert "region=522634" not in page  # none there
    listed = office.get(address.replace("&amp;", "&")).content.decode()
    assert "一号坊" in listed
    assert "二号坊" in listed
    # A division with parts leads to them, and the figures of a past year to no list of today.
    assert "standing=certified" not in office.get("/statistics/").content.decode()
    assert "standing=certified" not in office.get("/statistics/?region=522600&year=2023").content.decode()


def test_the_wide_table_says_that_it_scrolls(office):
    page = office.get("/statistics/").content.decode()
    assert page.index("可左右滑动") < page.index('<table class="table data-table"')


def test_more_lines_ask_the_database_no_more(office, django_assert_num_queries):
    office.get("/statistics/")  # what is asked once a session
    with CaptureQueriesContext(connection) as before:
        office.get("/statistics/")
    another = Region.objects.get(pk="522600")
    another.code, another.name, another.path = "520100", "贵阳市", "520000/520100/"
    another.save(force_insert=True)
    with django_assert_num_queries(len(before)):
        office.get("/statistics/")
