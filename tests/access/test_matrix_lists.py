"""Role × list × way out: the rows of 丹寨 stand in no list, part, workbook or search of a stranger."""

import io

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests.access import cast
from tests.access.danzhai import API_LISTS, API_LISTS_OF_SOME, LISTS, NOW, Danzhai
from tests.api.conftest import Api
from tests.factories import DANZHAI
from workshops.tables.export import XLSX_TYPE

QUERIES = (
    {},
    {"search": "机密"},
    {"region": DANZHAI},
    {"number": DANZHAI},
    {"page_size": "1000000", "ordering": "-name"},
    {"format": "xlsx"},
    {"format": "xlsx", "region": DANZHAI},
)
HEADERS = ({}, {"HX-Request": "true", "HX-Target": "list"})


@pytest.fixture
def danzhai(db):
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield Danzhai()


def text_of(answer) -> str:
    """Everything an answer says; of a workbook every cell of every sheet."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer["Content-Type"] != XLSX_TYPE:
        return content.decode()
    sheets = load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row)


def leaks(danzhai, who: str, name: str, answer) -> dict:
    if answer.status_code >= 500:
        return {(who, name): answer.status_code}
    said = text_of(answer)
    found = [mark for mark in danzhai.marks if mark in said]
    return {(who, name): (answer.request["QUERY_STRING"], found)} if found else {}


def test_no_list_or_workbook_shows_a_stranger_a_row(danzhai):
    wrong = {}
    for who, user in cast.strangers().items():
        client = Client()
        client.force_login(user)
        for name in LISTS:
            for query in QUERIES:
                for headers in HEADERS:
                    wrong |= leaks(danzhai, who, name, client.get(reverse(name), query, headers=headers))
    assert wrong == {}


def test_no_api_list_or_workbook_shows_a_stranger_a_row(danzhai):
    wrong = {}
    for who, user in cast.strangers().items():
        api = Api(user)
        for name in API_LISTS + API_LISTS_OF_SOME:
            for query in QUERIES:
                wrong |= leaks(danzhai, who, name, api.get(f"/{name}/", **query))
    assert wrong == {}


def test_those_in_scope_read_the_rows_in_lists_and_workbooks(danzhai):
    """Without this the tests above would prove nothing."""
    wrong = {}
    for who, user in cast.insiders(danzhai.county).items():
        client = Client()
        client.force_login(user)
        for name, mark in LISTS.items():
            for query in ({}, {"format": "xlsx"}) if mark else ():
                answer = client.get(reverse(name), query)
                if mark not in text_of(answer):
                    wrong[who, name] = (query, answer.status_code)
                if query and answer["Content-Type"] != XLSX_TYPE:
                    wrong[who, name] = "no workbook"
        for name in API_LISTS:
            if Api(user).get(f"/{name}/").json()["count"] == 0:
                wrong[who, name] = "empty"
    assert wrong == {}


def test_a_leader_reads_the_own_rows_only(danzhai):
    client = Client()
    client.force_login(danzhai.county.leader)
    listed = text_of(client.get(reverse("workshops:workshop-list")))
    assert all(workshop.name in listed for workshop in (danzhai.at_risk, danzhai.confirmed, danzhai.ended))


def test_a_draft_stands_in_its_owners_lists_only(danzhai):
    name, wrong = danzhai.draft.name, {}
    for who, user in (cast.insiders(danzhai.county) | cast.strangers()).items():
        client = Client()
        client.force_login(user)
        address = reverse("certification:application-list")
        answers = [client.get(address), client.get(address, {"format": "xlsx"}), Api(user).get("/applications/")]
        if any(name in text_of(answer) for answer in answers):
            wrong[who] = "draft"
    assert wrong == {}


def test_visitors_get_no_list(danzhai):
    for name in LISTS:
        for query in ({}, {"format": "xlsx"}):
            answer = Client().get(reverse(name), query)
            assert answer.status_code == 302, name
            assert answer["Location"].startswith(reverse("access:sign-in"))
    assert {Client().get(f"/api/v1/{name}/").status_code for name in API_LISTS} == {401}
