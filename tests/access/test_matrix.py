"""Role × row × way in: whoever is out of scope gets 404, as if there were nothing; the same rows open for others."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.access import cast
from tests.access.danzhai import NOW, READ_BY_ALL, Danzhai, nowhere
from tests.api.conftest import Api

HTMX = {"HX-Request": "true", "HX-Target": "list"}
# Pages that only one duty may ask for at all: refused before any row is looked for.
KNOWN_BEFORE_THE_ROW = {"certification:application-again": (403,)}


@pytest.fixture
def danzhai(db):
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield Danzhai()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def outcomes(people, addresses: dict[str, dict], ask, also=()) -> dict:
    """{(who, URL name): what was wrong}; the answer of `ask(client, address)` must be 404 (or one of `also`), the very
    answer that a row which isn't there gets."""
    wrong = {}
    for who, user in people.items():
        client = signed_in(user)
        for name, arguments in addresses.items():
            there = ask(client, reverse(name, kwargs=arguments))
            missing = ask(client, reverse(name, kwargs=nowhere(arguments)))
            if there.status_code not in (404, *KNOWN_BEFORE_THE_ROW.get(name, ()), *also):
                wrong[who, name] = there.status_code
            elif there.content != missing.content:
                wrong[who, name] = "the answer tells that there is something"
    return wrong


WAYS = {
    "page": lambda client, address: client.get(address),
    "part": lambda client, address: client.get(address, headers=HTMX),
    "workbook": lambda client, address: client.get(address, {"format": "xlsx"}),
}


@pytest.mark.parametrize("way", WAYS)
def test_strangers_get_no_page_part_or_file(danzhai, way):
    assert outcomes(cast.strangers(), danzhai.pages, WAYS[way]) == {}


def test_strangers_change_nothing(danzhai):
    def post(client, address):
        return client.post(address, {"confirmed": "yes"})

    assert outcomes(cast.strangers(), danzhai.pages, post, also=(405,)) == {}


def test_visitors_are_sent_to_sign_in(danzhai):
    wrong = {}
    for name, arguments in (danzhai.pages | danzhai.own).items():
        for answer in (Client().get(reverse(name, kwargs=arguments)), Client().post(reverse(name, kwargs=arguments))):
            if answer.status_code != 302 or not answer["Location"].startswith(reverse("access:sign-in")):
                wrong[name] = answer.status_code
    assert wrong == {}


def test_what_is_one_persons_own_is_no_others(danzhai):
    """Drafts of measures, imports and messages: not even for colleagues of the county, nor the leader."""
    county = danzhai.county
    people = cast.strangers() | {"own leader": county.leader, "county hrss": county.hrss, "approver": county.approver}
    wrong = {}
    for who, user in people.items():
        client = signed_in(user)
        colleague = {name for name in danzhai.own if "import" in name} if who == "approver" else set()
        for name, arguments in danzhai.own.items():
            if name in colleague:  # an import is its office's
                continue
            for answer in (client.get(reverse(name, kwargs=arguments)), client.post(reverse(name, kwargs=arguments))):
                if answer.status_code not in (403, 404, 405):
                    wrong[who, name] = answer.status_code
    assert wrong == {}


def test_the_same_rows_open_for_those_in_scope(danzhai):
    people = cast.insiders(danzhai.county) | {"own leader": danzhai.county.leader}
    wrong = {}
    for who, user in people.items():
        client = signed_in(user)
        for name in READ_BY_ALL:
            answer = client.get(reverse(name, kwargs=danzhai.pages[name]))
            if answer.status_code != 200:
                wrong[who, name] = answer.status_code
            elif answer.streaming:
                b"".join(answer.streaming_content)
    assert wrong == {}


def test_a_draft_is_nobodys_but_its_owners(danzhai):
    address = reverse("certification:application-detail", args=[danzhai.draft.pk])
    file = reverse("workshops:file", args=[danzhai.draft.files.get().pk])
    wrong = {}
    for who, user in (cast.insiders(danzhai.county) | cast.strangers()).items():
        codes = {signed_in(user).get(path).status_code for path in (address, file)}
        codes.add(Api(user).get(f"/applications/{danzhai.draft.pk}/").status_code)
        if codes != {404}:
            wrong[who] = codes
    assert wrong == {}
    assert signed_in(danzhai.county.leader).get(address).status_code == 200


def test_the_api_tells_strangers_nothing(danzhai):
    wrong = {}
    for who, user in cast.strangers().items():
        api = Api(user)
        for address in danzhai.api:
            kind, pk = address.strip("/").split("/")
            answer, missing = api.get(f"/{address}"), api.get(f"/{kind}/987654321/")
            if answer.status_code != 404 or answer.content != missing.content:
                wrong[who, address] = answer.status_code
        for kind, pk in (("applications", danzhai.application.pk), ("confirmations", danzhai.confirmation.pk)):
            if api.step(kind, pk, "return", note="x").status_code != 404:
                wrong[who, kind] = "step"
        if api.patch(f"/applications/{danzhai.application.pk}/", {"name": "改"}).status_code != 404:
            wrong[who, "applications"] = "patch"
        if api.get("/statistics/", region="522636").status_code != 404:
            wrong[who, "statistics"] = "region"
    assert wrong == {}
    assert {Client().get(f"/api/v1/{address}").status_code for address in danzhai.api} == {401}


def test_the_api_shows_those_in_scope_the_rows(danzhai):
    people = cast.insiders(danzhai.county) | {"own leader": danzhai.county.leader}
    wrong = {}
    for who, user in people.items():
        api = Api(user)
        for address, mark in danzhai.api.items():
            answer = api.get(f"/{address}")
            if answer.status_code != 200 or mark not in answer.content.decode():
                wrong[who, address] = answer.status_code
    assert wrong == {}
