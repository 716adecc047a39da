"""What each may see of people and no more: reader × field × way out (employment/fields.py, security.md)."""

import io

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from employment.models import Listing, Referral, Worker
from tests.access import cast
from tests.access.danzhai import NOW, Danzhai
from tests.access.danzhai_people import PHONE
from tests.api.conftest import Api
from tests.employment.numbers import number
from workshops.access.models import Department
from workshops.people.fields import COUNTY, REVEALS, SEES, Field, Reader

IDENTITY, MASKED_IDENTITY, MASKED_PHONE = number(8), "529999********", "138****0001"
PAY = "2,600"


@pytest.fixture
def danzhai(db):
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield Danzhai()


def readers(danzhai) -> list[tuple[str, object, Reader]]:
    """Everybody in scope with the reader of the matrix that each is."""
    county = {"county clerk": "culture", "county approver": "culture", "county hrss": "hrss", "county rural": "rural"}
    people = cast.insiders(danzhai.county)
    found = [
        (who, user, COUNTY[Department(county[who])] if who in county else Reader.ABOVE) for who, user in people.items()
    ]
    return [*found, ("leader", danzhai.county.leader, Reader.LEADER)]


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def expected(reader: Reader, danzhai) -> dict[str, bool]:
    """What is read on the worker's page: text → whether it stands there."""
    sees = SEES[reader]
    return {
        danzhai.people.names[0]: Field.NAME in sees,
        MASKED_IDENTITY: Field.IDENTITY in sees,
        MASKED_PHONE: Field.PHONE in sees,
        PAY: Field.PAY in sees,
        IDENTITY: False,
        PHONE: False,
    }


def test_the_workers_page_shows_each_reader_the_fields_of_the_matrix(danzhai):
    wrong = {}
    for who, user, reader in readers(danzhai):
        page = client_of(user).get(reverse("employment:worker-detail", args=[danzhai.people.worker.pk]))
        said = page.content.decode()
        for text, stands in expected(reader, danzhai).items():
            if (text in said) != stands:
                wrong[who, text] = not stands
    assert wrong == {}


def test_the_api_gives_each_reader_the_fields_of_the_matrix(danzhai):
    wrong = {}
    for who, user, reader in readers(danzhai):
        for address in ("workers/", f"workers/{danzhai.people.worker.pk}/", "employments/"):
            said = Api(user).get(f"/{address}").content.decode()
            for text, stands in expected(reader, danzhai).items():
                given = stands and text != PAY and not (address == "employments/" and "*" in text)
                if (text in said) != given:
                    wrong[who, address, text] = not given
    assert wrong == {}


def test_no_workbook_holds_names_or_numbers_unless_asked_for(danzhai):
    wrong = {}
    for who, user, _ in readers(danzhai):
        for name in ("worker-list", "employment-list", "listing-list", "mismatch-list", "pay-list", "benefit-list"):
            answer = client_of(user).get(reverse(f"employment:{name}"), {"format": "xlsx"})
            if answer.status_code != 200:
                continue
            sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
            said = "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row)
            for text in (*danzhai.people.names, MASKED_IDENTITY, MASKED_PHONE, IDENTITY, PHONE):
                if text in said:
                    wrong[who, name] = text
    assert wrong == {}


def reveals(reader: Reader) -> dict[str, bool]:
    """Label → whether this reader of the county may have the field shown."""
    return {
        Worker.IDENTITY_FIELD: Field.IDENTITY in REVEALS[reader],
        Worker.PHONE_LABEL: Field.PHONE in REVEALS[reader],
        Referral.PHONE_LABEL: Field.PHONE in REVEALS[reader],
        Listing.FIELD_LABEL: reader == Reader.RURAL,
    }


def test_numbers_are_revealed_to_whom_the_matrix_says(danzhai):
    wrong = {}
    for who, user, reader in readers(danzhai):
        for label, arguments in danzhai.people.reveals.items():
            code = client_of(user).get(reverse("access:reveal", kwargs=arguments)).status_code
            if (code == 200) != reveals(reader)[label] or code not in (200, 404):
                wrong[who, label] = code
    assert wrong == {}


def test_strangers_reveal_nothing(danzhai):
    wrong = {}
    for who, user in cast.strangers().items():
        for label, arguments in danzhai.people.reveals.items():
            code = client_of(user).get(reverse("access:reveal", kwargs=arguments)).status_code
            if code != 404:
                wrong[who, label] = code
    assert wrong == {}


def test_lists_of_poor_families_are_read_by_rural_alone(danzhai):
    name, wrong = danzhai.people.names[1], {}
    for who, user, reader in readers(danzhai):
        page = client_of(user).get(reverse("employment:listing-list"))
        shown = page.status_code == 200 and name in page.content.decode()
        listed = name in Api(user).get("/listings/").content.decode()
        if (shown, listed) != (reader == Reader.RURAL,) * 2:
            wrong[who] = (shown, listed)
    assert wrong == {}


def test_a_task_is_read_by_the_department_that_owns_it_and_by_the_leader_it_concerns(danzhai):
    tasks, wrong = danzhai.people.mismatches, {}
    for who, user, _ in readers(danzhai):
        client = client_of(user)
        for kind, task in tasks.items():
            code = client.get(reverse("employment:mismatch-detail", args=[task.pk])).status_code
            owner = user.department == task.department or (who == "leader" and task.worker_id is not None)
            if (code == 200) != owner or code not in (200, 404):
                wrong[who, kind] = code
    assert tasks.keys() == {"not_listed", "unknown_worker"}
    assert wrong == {}
