"""A table through the API: the same filters, pages with a cap, workbooks by ``?format=``, and its schema."""

import io

import pytest
from drf_spectacular.generators import SchemaGenerator
from openpyxl import load_workbook
from rest_framework.test import APIClient

pytestmark = pytest.mark.urls("tests.tables.urls")
ADDRESS = "/test/api/regions/"


@pytest.fixture
def api(clerk):
    client = APIClient()
    client.force_authenticate(clerk)
    return lambda query="", address=ADDRESS, **headers: client.get(f"{address}?{query}", headers=headers)


def test_only_for_the_signed_in(db):
    assert APIClient().get(ADDRESS).status_code in (401, 403)
    assert APIClient().get(f"{ADDRESS}?format=xlsx").status_code in (401, 403)


def test_pages(api):
    answer = api("page_size=2&page=2").json()
    assert answer["count"] == 11
    assert [row["code"] for row in answer["results"]] == ["440000", "441900"]
    assert "page=3" in answer["next"]
    assert len(api("page_size=100000").json()["results"]) == 11
    assert api("page=99").status_code == 404


def test_filters_search_and_order(api):
    answer = api("level=county&search=州&ordering=-code").json()
    assert [row["code"] for row in answer["results"]] == ["522636", "522634"]
    assert answer["results"][0] == {
        "code": "522636",
        "name": "丹寨县",
        "full_name": "贵州省黔东南苗族侗族自治州丹寨县",
        "level": "county",
        "parent": "522600",
        "reporting_parent": "522600",
        "province": "520000",
        "certifies": True,
        "reports": False,
        "valid_from": None,
        "valid_to": None,
    }
    assert [row["code"] for row in api("parent=660000").json()["results"]] == ["659001"]


def test_faults_are_refused_and_named(api):
    assert "level" in api("level=village").json()
    refused = api("ordering=password")
    assert refused.status_code == 400
    assert refused.json() == {"ordering": ["不能按此排序：password"]}
    assert "level" in api("level=village&format=xlsx").json()


@pytest.mark.parametrize("accept", ["*/*", "application/json", "text/html"])
def test_format_decides_whatever_is_accepted(api, accept):
    answer = api("level=county&ordering=-code&format=xlsx", accept=accept)
    assert answer.status_code == 200
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[2:]] == ["659001", "522636", "522634", "110101"]
    assert api("format=json", accept=accept).json()["count"] == 11


def test_unknown_formats_and_workbooks_of_one_row_do_not_exist(api):
    assert api("format=pdf").status_code == 404
    assert api("format=xlsx", address=f"{ADDRESS}522636/").status_code == 404
    assert api("format=json", address=f"{ADDRESS}522636/").json()["name"] == "丹寨县"
    assert api(address=f"{ADDRESS}999999/").status_code == 404


def test_the_schema_states_parameters_and_both_answers():
    schema = SchemaGenerator(urlconf="tests.tables.urls").get_schema(request=None, public=True)
    listing = schema["paths"]["/test/api/regions/"]["get"]
    parameters = {each["name"]: each["schema"] for each in listing["parameters"]}
    assert {"page", "page_size", "ordering", "search", "level", "parent", "certifies", "format"} <= set(parameters)
    assert parameters["level"]["enum"] == ["province", "prefecture", "county"]
    assert parameters["certifies"] == {"type": "boolean"}
    assert set(parameters["format"]["enum"]) == {"json", "xlsx"}
    content = listing["responses"]["200"]["content"]
    assert content["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]["schema"]["format"] == "binary"
    assert "results" in str(
        schema["components"]["schemas"][content["application/json"]["schema"]["$ref"].split("/")[-1]]
    )
    detail = schema["paths"]["/test/api/regions/{code}/"]["get"]
    assert set(detail["responses"]["200"]["content"]) == {"application/json"}
