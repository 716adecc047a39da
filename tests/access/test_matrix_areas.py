"""Pages about rows of training, products, sales, publicity and governance: strangers find and change nothing."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.access.area_rows import PAGES, addresses
from tests.records.stage import TODAY, Stage
from workshops.access import clock

ROLE_KNOWN_BEFORE = (403, 404, 405)
"""Some pages are for one duty only and refuse before any row is looked for."""


@pytest.fixture
def stage(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    with clock.at(TODAY):
        yield Stage()


def test_strangers_find_no_page_and_change_nothing(stage):
    found, wrong = addresses(stage), {}
    assert found.keys() == PAGES.keys()
    administrators = [factories.user(duty, duty) for duty in ("sysadmin", "secadmin", "auditor")]
    for stranger in (*stage.strangers, *administrators):
        client = Client()
        client.force_login(stranger)
        for name, arguments in found.items():
            address = reverse(name, kwargs=arguments)
            for answer in (client.get(address), client.post(address, {"reason": "越权", "note": "越权"})):
                if answer.status_code not in ROLE_KNOWN_BEFORE:
                    wrong[stranger.username, name] = answer.status_code
                read_out(answer)
    assert wrong == {}


def test_somebody_in_scope_finds_each(stage):
    """Without this the test above would prove nothing."""
    county = stage.county
    insiders = (county.leader, county.clerk, county.approver, county.hrss, county.rural)
    clients = []
    for person in insiders:
        client = Client()
        client.force_login(person)
        clients.append(client)
    # What the row's present state allows to nobody: no paper with the claim, no cultivation under review …
    closed = {
        "training:subsidy-claim-file", "training:cultivation-grant", "training:trainee-resume", "training:need-reopen",
        "catalog:study-route-suspend", "reporting:issue-reopen", "catalog:product-submit", "training:trainee-enrol",
        "training:trainee-pick",
    }  # fmt: skip
    missing = {
        name
        for name, arguments in addresses(stage).items()
        if not any(status(client, reverse(name, kwargs=arguments)) in (200, 302, 405) for client in clients)
    }
    assert missing - closed == set()


def status(client: Client, address: str) -> int:
    answer = client.get(address)
    read_out(answer)
    return answer.status_code


def read_out(answer) -> None:
    """A file is read to its end, which closes it."""
    if answer.streaming:
        b"".join(answer.streaming_content)
