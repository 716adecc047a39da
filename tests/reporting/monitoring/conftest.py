"""丹寨 with its offices and those above; the clock stands at TODAY, 2 March 2026."""

import datetime

import pytest

from certification.models import Certificate
from tests.records.stage import TODAY, Stage
from workshops.access import clock
from workshops.access.models import Department


@pytest.fixture
def stage(db):
    with clock.at(TODAY):
        made = Stage()
        for workshop in (made.workshop, made.others_workshop):
            certify(workshop, made.county.approver)
        made.prefecture = made.official(Department.CULTURE, "522600")
        made.province = made.official()
        made.ministry = made.official(Department.CULTURE, None)
        yield made


def certify(workshop, by, entered=None) -> None:
    """Entered here when it was certified, unless told; with last year's confirmation, so that nothing is at risk."""
    entered = entered or datetime.datetime.combine(workshop.certified_on, datetime.time(9), tzinfo=TODAY.tzinfo)
    Certificate.objects.create(
        workshop=workshop, region=workshop.region, year=2024, serial=workshop.pk, number=workshop.number, by=by,
        certified_on=workshop.certified_on, imported=True, known_confirmed_years=[2025], recorded_at=entered,
    )  # fmt: skip


@pytest.fixture
def visit(client):
    """``visit(user, address)`` reads a page, with data posts."""

    def visited(user, address, /, **data):
        client.force_login(user)
        return client.post(address, data, follow=True) if data else client.get(address)

    return visited
