"""丹寨 and 雷山 with a workshop each, the offices above, and a survey of the province's; the clock stands at TODAY."""

import pytest

from tests.records.stage import TODAY, Stage
from tests.reporting.surveys.made import published
from workshops.access import clock


@pytest.fixture
def stage(db):
    with clock.at(TODAY):
        made = Stage()
        made.province, made.ministry = made.official(), made.official(code=None)
        yield made


@pytest.fixture
def survey(stage):
    return published(stage.province)


@pytest.fixture
def visit(client):
    """``visit(user, address)`` reads a page, with data posts."""

    def visited(user, address, /, data=None):
        client.force_login(user)
        return client.get(address) if data is None else client.post(address, data, follow=True)

    return visited
