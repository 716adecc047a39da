"""The API against its own schema: whatever is sent, no fault of the server, and answers as the schema says."""

import gc

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from rest_framework.throttling import UserRateThrottle
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from config.wsgi import application
from tests import factories
from tests.api.conftest import Api
from tests.certification.confirmations import confirm, on

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]


@pytest.fixture
def _as_one_transaction(db, monkeypatch):
    """The real WSGI application inside the test's transaction: it must not close the test's connection."""
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "100000/min"})
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    gc.collect()  # workbooks whose answer the test client left open, before the next test
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def rows(_as_one_transaction):
    """Something of every kind in 丹寨: {resource: key}, and the people to ask as."""
    county = factories.County()
    workshop = factories.workshop(county, name="蜡染非遗工坊")
    with on("2025-06-10"):
        confirmation = confirm(workshop, county.leader, 2025)
    draft = factories.draft(county, name="苗绣非遗工坊")
    keys = {
        "workshops": workshop.pk,
        "leaders": workshop.leader_id,
        "certificates": workshop.certificate.pk,
        "confirmations": confirmation.pk,
        "applications": draft.pk,
        "measures": workshop.certificate.application.measure_id,
    }
    return county, keys


schema = schemathesis.openapi.from_dict(SchemaGenerator().get_schema(request=None, public=True))
schema.app = application


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@schema.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_answers_are_as_the_schema_says(case, rows):
    """As a clerk with what was made up; then about a row that exists, writing as its leader."""
    county, keys = rows
    case.call_and_validate(headers=Api(county.clerk).headers, checks=CHECKS)
    if "id" in case.path_parameters:
        case.path_parameters["id"] = keys[case.path.split("/")[3]]
    person = county.clerk if case.method == "GET" else county.leader
    case.call_and_validate(headers=Api(person).headers, checks=CHECKS)
