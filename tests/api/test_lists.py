"""Every list: pages, order, search, filters, and the same rows and columns as a workbook."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.api.conftest import sheet_of
from workshops.access.models import JournalEntry
from workshops.tables import table

LISTS = {
    # name: (the most queries a page may take, however many rows)
    "regions": 8, "workshops": 8, "leaders": 8, "measures": 10, "applications": 8, "certificates": 8,
    "confirmations": 8,
}  # fmt: skip


@pytest.fixture
def filled(danzhai):
    factories.workshop(danzhai, name="苗绣非遗工坊", employed=30)
    factories.workshop(danzhai, name="蜡染非遗工坊", employed=18)
    return danzhai


@pytest.mark.parametrize("name", LISTS)
def test_every_list_pages_and_gives_its_table_as_a_workbook(api, filled, name):
    clerk = api(filled.clerk)
    page = clerk.get(f"/{name}/", page_size=1).json()
    assert set(page) == {"count", "next", "previous", "results"}
    assert len(page["results"]) <= 1
    assert len(clerk.get(f"/{name}/", page_size=100_000).json()["results"]) <= 200
    rows = sheet_of(clerk.get(f"/{name}/", format="xlsx"))
    of = table.get(name)
    assert list(rows[1]) == [column.heading for column in of.columns_for(filled.clerk) if column.exported]
    assert len([row for row in rows[2:] if any(row)]) == page["count"]
    assert clerk.get(f"/{name}/", ordering="nonsense").status_code == 400


@pytest.mark.parametrize("name", LISTS)
def test_a_page_takes_a_fixed_number_of_queries(api, filled, name):
    clerk = api(filled.clerk)
    with CaptureQueriesContext(
        connection,
    ) as taken:
        assert clerk.get(f"/{name}/").status_code == 200
    assert len(taken) <= LISTS[name], [query["sql"] for query in taken]


def test_search_filters_and_order(api, filled):
    clerk = api(filled.clerk)
    assert [row["name"] for row in clerk.get("/workshops/", search="苗绣").json()["results"]] == ["苗绣非遗工坊"]
    assert clerk.get("/workshops/", employed_min=20).json()["count"] == 1
    assert clerk.get("/workshops/", region="110101").status_code in (200, 400)
    names = [row["name"] for row in clerk.get("/workshops/", ordering="-employed").json()["results"]]
    assert names == ["苗绣非遗工坊", "蜡染非遗工坊"]


def test_no_phone_number_in_the_clear(api, filled):
    clerk = api(filled.clerk)
    for path in ("/leaders/", "/applications/", "/workshops/"):
        listed = clerk.get(path)
        assert "13800000000" not in listed.content.decode()
        one = clerk.get(f"{path}{listed.json()['results'][0]['id']}/").content.decode()
        assert "13800000000" not in one
    assert "138****0000" in clerk.get("/leaders/").content.decode()


def test_workbooks_are_journalled(api, filled):
    assert sheet_of(api(filled.clerk).get("/leaders/", format="xlsx"))
    entry = JournalEntry.objects.get(action="table.export")
    assert entry.actor == filled.clerk
    assert entry.detail == {"table": "leaders", "rows": 1, "filters": "region=522636"}


def test_indicators(api, filled):
    clerk = api(filled.clerk)
    answer = clerk.get("/indicators/", search="脱贫", page_size=2).json()
    assert answer["count"] >= 1
    assert all(row["definition"] for row in answer["results"])
    assert len(sheet_of(clerk.get("/indicators/", format="xlsx"))) > 10
    assert clerk.get("/indicators/", ordering="x").status_code == 400


def test_statistics(api, filled, leishan):
    clerk = api(filled.clerk)
    answer = clerk.get("/statistics/").json()
    assert [line["region"] for line in answer["lines"]] == [factories.DANZHAI]
    assert answer["total"]["region"] is None
    assert max(answer["total"]["figures"].values()) >= 2
    assert clerk.get("/statistics/", region=factories.LEISHAN).status_code == 404
    assert clerk.get("/statistics/", year="1999").status_code == 400
    assert clerk.get("/statistics/", year="9" * 5000).status_code == 400
    assert sheet_of(clerk.get("/statistics/", format="xlsx"))
    assert api(filled.leader).get("/statistics/").status_code == 404
    assert api(filled.leader).get("/statistics/", format="xlsx").status_code == 404
