"""丹寨 with its offices, those above, and a workshop of its leader; the clock stands at TODAY."""

import pytest

from reporting.actions import problems
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.access.models import Department


@pytest.fixture
def stage(db):
    with clock.at(TODAY):
        made = Stage()
        made.prefecture = made.official(Department.HRSS, "522600")
        made.province = made.official(Department.HRSS)
        made.ministry = made.official(Department.HRSS, None)
        yield made


@pytest.fixture
def raised(stage):
    """A problem about policy, which lies with HRSS."""
    return raise_one(stage)


def raise_one(stage, **given):
    said = {"kind": "policy", "title": "社保补贴没有回音", "description": "三月提交材料，尚未答复。"}
    return problems.raise_problem(stage.workshop.pk, by=stage.county.leader, **(said | given))


@pytest.fixture
def visit(client):
    """``visit(user, address)`` reads a page, with data posts."""

    def visited(user, address, /, **data):
        client.force_login(user)
        return client.post(address, data, follow=True) if data else client.get(address)

    return visited
