"""People and payments entered at once, in real transactions."""

import datetime
from decimal import Decimal

import pytest
from django.db import transaction

from employment.actions import benefits, erasing, following, matching, registering, settling
from employment.models import Benefit, BenefitKind, CategoryClaim, Mismatch, Person, Worker
from tests import factories
from tests.concurrency.threads import at_once
from tests.employment import registered
from tests.employment.numbers import number
from tests.employment.people import TODAY, register
from workshops.access import clock
from workshops.access.refusal import Refused

QUARTER = {"period_from": datetime.date(2025, 3, 1), "period_to": datetime.date(2025, 5, 31)}


@pytest.fixture
def county(transactional_db):
    with clock.at(TODAY):
        BenefitKind.objects.get_or_create(code="post", defaults={"name": "岗位补贴", "recipient": "worker"})
        BenefitKind.objects.get_or_create(code="rent", defaults={"name": "场地租金补贴", "recipient": "workshop"})
        yield factories.County()


def pay(county, workshop, code: str, worker):
    return lambda: benefits.record(
        workshop.pk, by=county.hrss, kind=BenefitKind.objects.get(code=code), worker=worker, amount=Decimal(600),
        payer="丹寨县人社局", **QUARTER,
    )  # fmt: skip


def test_two_payments_to_one_person_at_once_see_each_other(county):
    first = registered.workshop(county)
    second = registered.workshop(county, "银饰非遗工坊")
    here, there = (register(county.leader, workshop).worker for workshop in (first, second))
    done = at_once(pay(county, first, "post", here), pay(county, second, "post", there))
    refused = [each.code for each in done if isinstance(each, Refused)]
    assert (refused, Benefit.objects.count()) == (["double_payment"], 1)


def test_two_payments_to_one_workshop_at_once_see_each_other(county):
    workshop = registered.workshop(county)
    done = at_once(*[pay(county, workshop, "rent", None)] * 2)
    refused = [each.code for each in done if isinstance(each, Refused)]
    assert (refused, Benefit.objects.count()) == (["double_payment"], 1)


def test_who_is_registered_anew_is_not_erased_by_the_way(county):
    """Whichever comes first: nobody is left with a name and without the person that head counts count."""
    workshop = registered.workshop(county)
    old = register(county.leader, workshop, started_on=datetime.date(2018, 1, 1), ended_on=datetime.date(2018, 12, 31))
    other = registered.workshop(county, "银饰非遗工坊")
    at_once(
        lambda: erasing.erase_expired(as_of=clock.today()),
        lambda: register(county.leader, other),
    )
    fresh = Worker.objects.select_related("person").get(workshop=other)
    assert fresh.person.erased_at is None
    assert fresh.identity() == number(1)
    was = Person.objects.get(pk=old.worker.person_id)
    assert was.erased_at is not None or was == fresh.person


def test_a_person_erased_while_being_looked_for_is_somebody_new(county, monkeypatch):
    workshop = registered.workshop(county)
    old = register(county.leader, workshop, started_on=datetime.date(2018, 1, 1), ended_on=datetime.date(2018, 12, 31))
    made = Person.objects.get_or_create

    def erased_meanwhile(**given):
        monkeypatch.undo()
        found = made(**given)
        erasing.erase_expired(as_of=clock.today())
        return found

    monkeypatch.setattr(type(Person.objects), "get_or_create", lambda manager, **given: erased_meanwhile(**given))
    with transaction.atomic():
        person = registering.person_of(number(1))
    assert person.erased_at is None
    assert person.pk != old.worker.person_id


def test_a_task_settled_while_the_lists_are_gone_through_stays_settled(county, monkeypatch):
    """The nightly run reads for minutes; an official's word in between is not written over."""
    register(county.leader, registered.workshop(county), category="monitored")
    task = Mismatch.objects.get()
    CategoryClaim.objects.update(withdrawn_at=clock.now())  # the reason for the task is gone
    write, settled = following.Following._write, []

    def settled_before(self, unanswered, *, at_least=0):
        if self.over and not settled:
            settled.append(settling.settle(task.pk, by=county.rural, outcome="not_entitled", note="入户核实"))
        return write(self, unanswered, at_least=at_least)

    monkeypatch.setattr(following.Following, "_write", settled_before)
    matching.reconcile()
    task.refresh_from_db()
    assert settled
    assert (task.outcome, task.closed_by, task.note) == ("not_entitled", county.rural, "入户核实")
