"""丹寨 and 雷山 with their offices and those above; the ministry has opened the last quarter."""

import pytest
from django.core.cache import cache

from tests.records.stage import TODAY
from tests.reporting.returns.cast import Cast
from workshops.access import clock


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def cast(db):
    with clock.at(TODAY):
        yield Cast()


@pytest.fixture
def lasting_cast(transactional_db):
    """Each write is a transaction of its own, as the history needs to tell them apart; the clock goes on."""
    return Cast()


@pytest.fixture
def visit(client):
    """``visit(user, address)`` reads a page, with data posts."""

    def visited(user, address, /, **data):
        client.force_login(user)
        return client.post(address, data, follow=True) if data else client.get(address)

    return visited
