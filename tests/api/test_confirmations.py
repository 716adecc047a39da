"""Yearly confirmations through the API."""

import pytest
import time_machine

from certification.actions.confirming import STATEMENT
from tests import factories
from workshops.models import Workshop

DURING = factories.instant(2025, 6, 10)
AT = "/confirmations/"


@pytest.fixture
def workshop(danzhai):
    return factories.workshop(danzhai)


@pytest.fixture(autouse=True)
def _in_the_window_of_2025():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def stated(workshop, danzhai):
    """A plain confirmation of 2025, as a body."""
    return {"workshop": workshop.pk, "year": 2025, "signature_name": workshop.leader.name, "statement": STATEMENT}


def test_nothing_changed(api, danzhai, stated):
    answer = api(danzhai.leader).post(AT, stated)
    assert answer.status_code == 201, answer.content
    assert (answer.json()["status"], answer.json()["changes"]) == ("submitted", {})
    again = api(danzhai.leader).post(AT, stated)
    assert (again.status_code, again.json()["code"], again.json()["field"]) == (409, "waiting", "year")


def test_an_update_is_written_when_the_county_passes_it(api, danzhai, workshop, stated):
    made = api(danzhai.leader).post(AT, stated | {"changes": {"employed": 21, "annual_sales": "500000.00"}}).json()
    assert made["changes"] == {"employed": [18, 21], "annual_sales": [None, "500000.00"]}
    passed = api(danzhai.clerk).step("confirmations", made["id"], "pass", note="属实")
    assert passed.json()["status"] == "accepted"
    assert Workshop.objects.get().employed == 21


def test_a_return_needs_its_reason(api, danzhai, stated):
    pk = api(danzhai.leader).post(AT, stated).json()["id"]
    clerk = api(danzhai.clerk)
    refused = clerk.step("confirmations", pk, "return")
    assert (refused.status_code, refused.json()["code"]) == (409, "reason_missing")
    returned = clerk.step("confirmations", pk, "return", note="人数不符").json()
    assert (returned["status"], returned["return_reason"]) == ("returned", "人数不符")
    assert clerk.step("confirmations", pk, "certify").status_code == 400


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"signature_name": "别人"}, 409, "signature_mismatch"),
        ({"year": 2026}, 409, "window_not_open"),
        ({"seen_version": 99}, 409, "register_changed"),
        ({"changes": {"employed": 3}}, 400, "lifted_from_poverty"),
        ({"changes": {"uscc": "1"}}, 400, "uscc"),
        ({"changes": {"floor_area": "x"}}, 400, "changes"),
        ({"statement": ""}, 400, "statement"),
        ({"workshop": 0}, 400, "workshop"),
    ],
)
def test_refusals(api, danzhai, stated, wrong, status, said):
    answer = api(danzhai.leader).post(AT, stated | wrong)
    assert answer.status_code == status, answer.content
    assert said == answer.json().get("code") or said in answer.json()


def test_only_the_workshops_own_leader_signs(api, danzhai, leishan, stated):
    refused = api(danzhai.clerk).post(AT, stated)
    assert (refused.status_code, refused.json()["code"]) == (403, "wrong_role")
    assert api(leishan.leader).post(AT, stated).status_code == 404


def test_facts_that_no_update_may_change_are_not_taken(api, danzhai, stated):
    made = api(danzhai.leader).post(AT, stated | {"changes": {"number": "1", "standing": "revoked", "employed": 19}})
    assert set(made.json()["changes"]) == {"employed"}
