import pytest

from certification.actions import drafting
from tests import factories


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def county():
    factories.default_measure()
    return factories.County()


@pytest.fixture
def leader(client, county):
    client.force_login(county.leader)
    return client


@pytest.fixture
def application(county):
    return drafting.start(by=county.leader, region=county.region)
