"""What anybody may look up is not to be collected by trying every number."""

import uuid

import pytest

PAGE = "/verify/?number=FYGF-522636-2024-0007"


@pytest.fixture(autouse=True)
def _few(settings, db):
    settings.VERIFICATIONS_PER_MINUTE = 3


def address() -> str:
    """One that no other test has asked from: counts are kept in a cache that tests share."""
    digits = uuid.uuid4().hex[:24]
    return ":".join(["2001", "db8", *(digits[at : at + 4] for at in range(0, 24, 4))])


def test_numbers_are_looked_up_only_so_often_from_one_address(client):
    here = address()
    assert [client.get(PAGE, REMOTE_ADDR=here).status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = client.get(PAGE, REMOTE_ADDR=here)
    assert "查询过于频繁" in refused.content.decode()
    assert 0 < int(refused["Retry-After"]) <= 60
    assert client.get("/verify/", REMOTE_ADDR=here).status_code == 200
    assert client.get(PAGE, REMOTE_ADDR=address()).status_code == 200


def test_an_invented_forwarding_header_is_no_other_address(client):
    here = address()
    forwarded = [f"203.0.113.{number}" for number in range(5)]
    asked = [client.get(PAGE, REMOTE_ADDR=here, HTTP_X_FORWARDED_FOR=other).status_code for other in forwarded]
    assert asked[-1] == 429
