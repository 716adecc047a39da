"""What the tests of the catalogue share: the stage of the records, quick passwords, pages by role."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.catalog import catalogued
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
def people(stage) -> catalogued.People:
    return catalogued.People(stage)


@pytest.fixture
def product(stage):
    """Complete and not handed in."""
    return catalogued.product(stage.workshop, by=stage.county.leader)


@pytest.fixture
def as_user():
    """``as_user(user)`` → a client that is signed in."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
