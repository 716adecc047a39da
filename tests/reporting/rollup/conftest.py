import datetime
from decimal import Decimal

import pytest

from reporting.actions.rollup import rollup
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.records import writing
from workshops.records.kind import get


@pytest.fixture
def stage(db, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(TODAY):
        yield Stage()


@pytest.fixture
def board(stage):
    """Two counties with sales, summaries computed."""
    for by, workshop, amount in (
        (stage.county.leader, stage.workshop, 1200),
        (stage.other.leader, stage.others_workshop, 34),
    ):
        writing.enter(
            get("monthly-sales"), by=by, workshop=workshop, month=datetime.date(TODAY.year, 1, 1), channel="direct",
            amount=Decimal(amount),
        )  # fmt: skip
    rollup()
    return stage
