"""The stage of a test, the clock stopped at TODAY."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.records.stage import TODAY, Stage
from workshops.access import clock


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def stage(db):
    with clock.at(TODAY):
        yield Stage()


@pytest.fixture
def as_user():
    """``as_user(user)`` → a client that is signed in."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
