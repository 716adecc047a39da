"""Every page of training, products, publicity and organisation, on a phone: it fits, and axe finds nothing serious."""

import pytest
from django.test import Client
from django.urls import reverse

from certification.models import Certificate
from tests.access import area_rows
from tests.journeys.acting import assert_fits, travel
from tests.journeys.conftest import PHONE
from tests.journeys.test_desks import assert_accessible
from tests.records.stage import Stage, samples
from workshops.access import clock
from workshops.records.kind import get, registered

pytestmark = pytest.mark.browser
AREAS = ("training", "catalog", "reporting")


def certified() -> Stage:
    """A stage whose workshop has its certificate, as a leader's desk shows it."""
    stage = Stage()
    workshop, county = stage.workshop, stage.county
    Certificate.objects.create(
        workshop=workshop, region=county.region, year=2024, serial=1, number=workshop.number, imported=True,
        certified_on=workshop.certified_on, recorded_at=clock.now(), by=county.clerk, figures={"employed": 18},
    )  # fmt: skip
    return stage


class Visitors:
    """One signed-in page a person."""

    def __init__(self, sign_in):
        self.sign_in, self.pages = sign_in, {}

    def see(self, user, *addresses: str) -> None:
        if user.pk not in self.pages:
            self.pages[user.pk] = self.sign_in(user, PHONE)
        page = self.pages[user.pk]
        for address in addresses:
            answer = page.goto(address)
            assert answer.status == 200, address
            assert_fits(page)
            assert_accessible(page)


@pytest.mark.parametrize("name", [kind.name for app in AREAS for kind in registered(app)])
def test_pages_of_a_kind(sign_in, transactional_db, name):
    with travel(2026, 3, 2):
        stage, kind = certified(), get(name)
        row = stage.row(name)
        Visitors(sign_in).see(samples()[name].by(stage), kind.url("list"), kind.url("new"), kind.url_of(row))


def test_pages_with_steps(sign_in, transactional_db):
    """Each as the first of the county who may open it."""
    with travel(2026, 3, 2):
        stage, visitors = certified(), Visitors(sign_in)
        found = area_rows.addresses(stage)
        county = stage.county
        people = (county.clerk, county.hrss, county.leader, county.approver, county.rural)
        for name, arguments in found.items():
            if name in FILES:
                continue
            address = reverse(name, kwargs=arguments)
            reader = next((each for each in people if status(each, address) == 200), None)
            if reader is not None:
                visitors.see(reader, address)


FILES = {"training:session-code", "catalog:product-photo", "catalog:exemplary-case-photo",
         "training:course-results-workbook", "training:subsidy-claim-file",
         "reporting:export-file"}  # fmt: skip


def status(user, address: str) -> int:
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    if answer.streaming:  # read to its end, which closes the file
        b"".join(answer.streaming_content)
    return answer.status_code
