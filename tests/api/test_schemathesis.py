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
from tests.api.conftest import Api
from tests.api.rows import row_of
from tests.records.stage import TODAY, Stage
from workshops.access import clock

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
def stage(_as_one_transaction):
    """丹寨 at TODAY; rows are made for the operation that asks for one."""
    with clock.at(TODAY):
        yield Stage()


@pytest.fixture
def asked(stage, request):
    """(row's key or None, who reads, who writes) for the operation of this test."""
    resource, _, rest = request.node.operation_label.partition("/api/v1/")[2].partition("/{")
    reader = stage.county.clerk
    if not rest:
        return None, reader, stage.county.leader
    key, writer = row_of(stage, resource)
    return key, reader, writer


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
def test_answers_are_as_the_schema_says(case, asked):
    """As a clerk with what was made up; then about a row that exists, writing as whoever may."""
    key, reader, writer = asked
    case.call_and_validate(headers=Api(reader).headers, checks=CHECKS)
    for name in ("id", "code"):
        if name in case.path_parameters:
            case.path_parameters[name] = key
    person = reader if case.method == "GET" else writer
    case.call_and_validate(headers=Api(person).headers, checks=CHECKS)
