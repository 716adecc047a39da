"""Every address asks who is there, or stands on the short list of those open to everybody."""

import uuid

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from tests.access.danzhai import NOW, Danzhai

PUBLIC = {
    "reporting:home",
    "access:sign-in", "access:sign-out", "access:register", "access:second-factor-verify",
    "regions:region-options", "workshops:ich-project-options",
    "certification:public-notice-list", "certification:public-notice-detail", "certification:public-notice-thanks",
    "certification:verify", "certification:verify-token",
    "api:token-list", "api:schema", "api:docs", "api:nowhere",
}  # fmt: skip
"""Divisions and heritage projects are published lists; notices and certificates are there for the public."""
OF_ADMINISTRATORS = {f"access:user-{name}" for name in ("detail", "change", "duty", "step")} | {"access:office-change"}
"""Rows of the platform's administrators, held by tests/access/test_administration.py."""
OF_NO_ROW = {"workshops:import-upload", "workshops:import-template", "certification:application-start",
             "employment:labour-brand-detail"}  # fmt: skip
"""Brands are published facts; else the argument is the name of a table or the code of a division, also published."""
SAMPLES = {
    "uuid": uuid.UUID(int=1), "uid": uuid.UUID(int=1), "token": uuid.UUID(int=1),
    "table": "workshops", "step": "operator", "action": "accept", "code": "522636", "label": "leader-phone",
}  # fmt: skip
"""Arguments by name; all others are 1."""


def addresses(resolver=None, space: str = "") -> dict:
    """URL name → URLPattern, of the whole site."""
    found = {}
    for each in (resolver or get_resolver()).url_patterns:
        if hasattr(each, "url_patterns"):
            found |= addresses(each, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            found[f"{space}{each.name}"] = each
    return found


def sample(pattern, name: str = "") -> dict:
    """Arguments that the address accepts."""
    if name == "access:user-step":
        return {"uid": SAMPLES["uid"], "step": "unlock"}
    converters = pattern.pattern.converters
    if not converters:  # a regular expression of the API's router
        row = "522636" if name == "api:region-detail" else 1
        return {part: row for part in pattern.pattern.regex.groupindex if part != "format"}
    return {
        part: SAMPLES["uuid"] if type(converter).__name__ == "UUIDConverter" else SAMPLES.get(part, 1)
        for part, converter in converters.items()
    }


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(addresses().keys() - PUBLIC))
def test_an_address_asks_who_is_there(name):
    address = reverse(name, kwargs=sample(addresses()[name], name))
    for answer in (Client().get(address), Client().post(address)):
        if name.startswith("api:"):
            assert answer.status_code == 401
        else:
            assert answer.status_code == 302, answer.status_code
            assert answer["Location"].startswith(reverse(settings.LOGIN_URL))


@pytest.mark.django_db
def test_every_address_of_a_row_is_held_by_the_access_matrix():
    """A page about a row that is not in the matrix could leak it unnoticed."""
    with time_machine.travel(NOW, tick=False):
        danzhai = Danzhai()
    held = danzhai.pages.keys() | danzhai.own.keys() | OF_ADMINISTRATORS | OF_NO_ROW
    rows = {name for name, pattern in addresses().items() if sample(pattern) and not name.startswith("api:")}
    assert rows - PUBLIC - held == set()
