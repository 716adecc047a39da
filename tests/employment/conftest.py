"""What the tests of employment share: the county of 丹寨, a workshop of its leader, and a reader of pages."""

import pytest
from django.urls import reverse

from tests import factories
from tests.employment import registered
from tests.employment.people import TODAY
from workshops.access import clock


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """These tests make many accounts and guess no passwords."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def county(db):
    with clock.at(TODAY):
        yield factories.County()


@pytest.fixture
def workshop(county):
    return registered.workshop(county)


@pytest.fixture
def visit(client):
    """``visit(user, name, key)`` reads a page, with data posts; the last answer."""

    def visited(user, name, /, *args, **data):
        client.force_login(user)
        address = reverse(f"employment:{name}", args=args)
        return client.post(address, data, follow=True) if data else client.get(address)

    return visited
