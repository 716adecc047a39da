"""The same person registered at the same moment: one Person, whoever comes first."""

import pytest

from employment.models import Employment, Person, Worker
from tests.concurrency.threads import at_once
from tests.employment import registered
from tests.employment.people import register
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workshops_register_one_person_at_once(county):
    here, there = registered.workshop(county, "甲"), registered.workshop(county, "乙")
    made = at_once(lambda: register(county.leader, here), lambda: register(county.clerk, there))
    assert [type(each) for each in made] == [Employment, Employment]
    assert Person.objects.count() == 1
    assert Worker.objects.count() == 2


def test_one_workshop_registers_one_person_twice_at_once(county):
    workshop = registered.workshop(county)
    made = at_once(lambda: register(county.leader, workshop), lambda: register(county.clerk, workshop))
    refused = [each for each in made if isinstance(each, Refused)]
    assert [each.code for each in refused] == ["overlap"]
    assert (Person.objects.count(), Worker.objects.count(), Employment.objects.count()) == (1, 1, 1)
