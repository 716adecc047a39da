"""`edition` of the API's statistics: the very tables of the pages; what is no known day is refused in words."""

import datetime

import pytest
from rest_framework.test import APIClient

from tests import factories
from tests.employment import registered
from tests.reporting.boundaries.conftest import DAY, on
from tests.reporting.boundaries.test_applying import MERGE
from tests.reporting.boundaries.test_editions import applied, certified
from workshops.access.models import User

ADDRESSES = ("/api/v1/statistics/", "/api/v1/statistics/people/")


@pytest.fixture
def merged(stage):
    for workshop, code in ((stage.workshop, "522636"), (stage.others_workshop, "522634")):
        certified(workshop, stage.one, code)
    certified(registered.workshop(stage.county, name="扬武蜡染坊"), stage.one, "522636")
    applied(stage, *MERGE, kind="merge")
    with on(DAY):
        yield stage


def got(user, address: str, **query):
    client = APIClient()
    client.force_authenticate(User.objects.get(pk=user.pk))
    return client.get(address, query)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_table_by_the_divisions_of_another_day(merged, address):
    today = got(merged.one, address, region="522600").json()
    then = got(merged.one, address, region="522600", edition="2026-03-31").json()
    assert (today["edition"], then["edition"]) == (None, "2026-03-31")
    assert [line["region"] for line in today["lines"]] == ["522634"]
    assert [line["region"] for line in then["lines"]] == ["522634", "522636"]
    assert today["total"]["figures"] == then["total"]["figures"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("day", ["2026-13-01", "昨天", "1999-01-01", "2026-04-02", "2026-W01-1x"])
def test_an_unknown_day_is_refused(merged, address, day):
    answer = got(merged.one, address, edition=day)
    assert answer.status_code == 400
    assert list(answer.json()) == ["edition"] or "edition" in str(answer.json())


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_division_that_the_edition_has_not_is_refused_in_words(merged, address):
    answer = got(merged.one, address, region="522636", edition=DAY.isoformat())
    assert answer.status_code == 400
    assert "不在该版本的区划中" in str(answer.json())


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_edition_opens_no_other_region(merged, address):
    other = factories.province_official("440000")
    day = (DAY - datetime.timedelta(days=1)).isoformat()
    assert got(other, address, region="522636", edition=day).status_code == 404
    assert got(merged.leader.user, address, edition=day).status_code == 404
