"""丹寨 and 雷山 with offices and workshops, two culture officials of the ministry; the clock stands at TODAY."""

import datetime

import pytest

from reporting.actions import boundaries
from reporting.actions.boundaries import TypedLine
from tests import factories
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.access.models import Duty
from workshops.regions.models import RegionChange

DAY = datetime.date(2026, 4, 1)


@pytest.fixture
def stage(db):
    with clock.at(TODAY):
        made = Stage()
        made.one, made.two = officials()
        yield made


def officials():
    """Two of the ministry."""
    return tuple(factories.user(f"ministry_{name}", Duty.OFFICIAL, None) for name in ("one", "two"))


def entered(by, *lines: TypedLine, day: datetime.date = DAY, kind: str = "recode", **said) -> RegionChange:
    given = {"title": "测试用区划变更", "document_no": "国函〔2026〕1号", "source": "国务院批复"} | said
    return boundaries.enter(by=by, lines=lines, kind=kind, effective_on=day, **given)


def reviewed(one, two, *lines: TypedLine, **said) -> RegionChange:
    change = entered(one, *lines, **said)
    return boundaries.review(change.pk, by=two)


def on(day: datetime.date, hour: int = 9):
    """The register's clock at that hour of a day in Asia/Shanghai."""
    return clock.at(factories.instant(day.year, day.month, day.day, hour))
