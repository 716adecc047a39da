"""What the tests of benefits, brands and vacancies share: a day in 2026, the county, and a workshop of it."""

import pytest
import time_machine

from tests import factories
from tests.employment.payments import NOW
from tests.employment.registered import workshop


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def county(db):
    return factories.County()


@pytest.fixture
def here(county):
    return workshop(county, "丹寨蜡染工坊")
