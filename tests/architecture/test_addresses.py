"""Every address asks who is there, or stands on the short list of those open to everybody."""

import uuid

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from tests.access.area_rows import PAGES
from tests.access.danzhai import NOW, Danzhai
from tests.access.survey_rows import PAGES as OF_SURVEYS
from workshops.records.kind import registered

PUBLIC = {
    "reporting:home",
    "access:sign-in", "access:sign-out", "access:register", "access:second-factor-verify",
    "training:check-in", "training:certificate-check",
    "regions:region-options", "workshops:ich-project-options",
    "certification:public-notice-list", "certification:public-notice-detail", "certification:public-notice-thanks",
    "certification:verify", "certification:verify-token", "reporting:verify-figures",
    "api:token-list", "api:schema", "api:docs", "api:nowhere",
}  # fmt: skip
"""Divisions and heritage projects are published lists; notices and certificates are there for the public."""
OF_ADMINISTRATORS = {f"access:user-{name}" for name in ("detail", "change", "duty", "step")} | {"access:office-change"}
"""Rows of the platform's administrators, held by tests/access/test_administration.py."""
OF_NO_ROW = {"workshops:import-upload", "workshops:import-template", "certification:application-start",
             "employment:labour-brand-detail", "catalog:event-apply-choose", "catalog:assistance-school",
             "reporting:return-period-detail", "reporting:return-period-cancel",
             "reporting:return-period-extend"}  # fmt: skip
"""Brands are published facts, periods of returns every office's, changed by their opener (tests/reporting/returns);
 else the argument is the name of a table or the code of a division, also published."""
OF_BOUNDARIES = {f"reporting:boundary-{name}" for name in ("detail", "edit", "assign", "step", "handover")}
"""Changes of divisions: tests/reporting/boundaries/test_boundary_pages.py."""
HELD_BESIDE = PAGES | OF_SURVEYS
"""Pages of areas: tests/access/test_matrix_areas.py asks each of them as a stranger."""
SAMPLES = {
    "uuid": uuid.UUID(int=1), "uid": uuid.UUID(int=1), "token": uuid.UUID(int=1),
    "digest": "0" * 64,
    "table": "workshops", "step": "operator", "action": "accept", "code": "522636", "label": "leader-phone",
}  # fmt: skip
"""Arguments by name; all others are 1."""


def open_to_all() -> set[str]:
    """And the whole of the public catalogue."""
    return PUBLIC | {name for name in addresses() if name.startswith("catalog:public-")}


def of_kinds() -> set[str]:
    """Rows of the kinds of records: tests/records/test_kinds.py holds each of them."""
    pages = ("detail", "edit", "void", "file")
    return {f"{kind.app}:{kind.name}-{page}" for kind in registered() for page in pages}


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
@pytest.mark.parametrize("name", sorted(addresses().keys() - open_to_all()))
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
    held = danzhai.pages.keys() | danzhai.own.keys() | OF_ADMINISTRATORS | OF_NO_ROW | of_kinds() | HELD_BESIDE.keys()
    held |= OF_BOUNDARIES
    rows = {name for name, pattern in addresses().items() if sample(pattern) and not name.startswith("api:")}
    assert rows - open_to_all() - held == set()
