"""What comes in is bounded: size, depth, and how often somebody asks."""

import pytest
from rest_framework.throttling import UserRateThrottle

from workshops.access.api_parsing import BYTES_MAX


@pytest.mark.parametrize("size", [BYTES_MAX, 3 * BYTES_MAX])
def test_large_bodies_are_refused_before_they_are_parsed(api, danzhai, size):
    answer = api(danzhai.leader).post("/applications/", {"name": "x" * size})
    assert answer.status_code == 413


@pytest.mark.parametrize("body", ["[" * 200_000, '{"name": "\\ud800"}', "[]", "null", "{", '{"name": 1e999}'])
def test_odd_bodies_are_bad_input(client, api, danzhai, body):
    answer = client.post(
        "/api/v1/applications/", body, content_type="application/json", headers=api(danzhai.leader).headers
    )
    assert answer.status_code == 400, answer.content


def test_who_asks_too_often_waits(api, danzhai, monkeypatch):
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "3/min"})
    clerk = api(danzhai.clerk)
    assert [clerk.get("/indicators/").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_nothing_without_signing_in(client, db):
    for name in ("regions", "workshops", "leaders", "measures", "applications", "certificates", "confirmations",
                 "indicators", "statistics"):  # fmt: skip
        assert client.get(f"/api/v1/{name}/").status_code == 401, name


def test_addresses_that_do_not_exist_answer_as_json(client, api, danzhai):
    clerk = api(danzhai.clerk)
    for path in ("/nothing/", "/workshops/0.5/more/", "/regions/52/"):
        assert clerk.get(path).json() == {"detail": "未找到。"}, path
    assert client.get("/api/v1/nothing/").status_code == 401
    assert client.get("/api/v1/workshops").headers["Location"] == "/api/v1/workshops/"
