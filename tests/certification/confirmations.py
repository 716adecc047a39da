"""What the tests of the yearly confirmation share: one workshop certified in 2023, and short ways to act on it."""

import datetime

import pytest

from certification.actions import confirming
from certification.actions.sweep import revoke_lapsed
from certification.windows import SHANGHAI
from tests import factories
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.actions.storing import store_document
from workshops.models import Workshop

STATEMENT = confirming.STATEMENT


def on(day: str, time: str = "10:00:00") -> clock.at:
    """The register's clock moved to a moment in Shanghai."""
    return clock.at(moment(day, time))


def swept(day: str) -> list:
    """What the sweep ends on that day."""
    with on(day):
        return revoke_lapsed(as_of=datetime.date.fromisoformat(day))


def moment(day: str, time: str = "10:00:00") -> datetime.datetime:
    return datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SHANGHAI)


def workshop_of(county: factories.County, certified_on: str = "2023-05-20", **facts) -> Workshop:
    return factories.workshop(county, datetime.date.fromisoformat(certified_on), **facts)


def confirm(workshop: Workshop, by, year: int, changes: dict | None = None, **options):
    """Hand in as the leader, with the leader's own name."""
    given = {"signature_name": workshop.leader.name, "statement": STATEMENT} | options
    return confirming.confirm(workshop.pk, by=by, year=year, changes=changes or {}, **given)


def document(by, region, **options):
    return store_document(by=by, upload=factories.photo("签字.jpg"), region=region, **options)


def refused_code(act, *args, **kwargs) -> str:
    """The code an action is refused with."""
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.code
