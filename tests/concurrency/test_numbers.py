"""Decisions taken at the same moment: registration numbers follow each other, and nothing is decided twice."""

import pytest
from django.db import transaction

from certification.actions import confirming, deciding
from certification.models import Certificate, Confirmation, NumberSequence
from tests import factories
from tests.certification.confirmations import confirm, on, workshop_of
from tests.concurrency.threads import at_once
from workshops.access.refusal import Refused
from workshops.models import Workshop

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county():
    return factories.County()


def on_notice(county, count: int):
    with on("2024-03-04"):
        return [factories.on_notice(county, f"工坊{number}") for number in range(count)]


def decision(county, application):
    verdicts = factories.verdicts_for(application)
    return lambda: deciding.certify(application.pk, by=county.approver, reasons="符合条件", verdicts=verdicts)


def numbers() -> list[str]:
    return sorted(Certificate.objects.values_list("number", flat=True))


def test_two_approvals_at_once_give_two_consecutive_numbers(county):
    cases = on_notice(county, 2)
    with on("2024-05-20"):
        answers = at_once(*[decision(county, case) for case in cases])
    assert not any(isinstance(answer, Refused) for answer in answers)
    assert numbers() == ["FYGF-522636-2024-0001", "FYGF-522636-2024-0002"]


def test_many_at_once_leave_neither_gap_nor_double(county):
    cases = on_notice(county, 8)
    with on("2024-05-20"):
        at_once(*[decision(county, case) for case in cases])
    assert numbers() == [f"FYGF-522636-2024-{serial:04}" for serial in range(1, 9)]
    assert NumberSequence.objects.get().last == 8


def test_one_case_approved_twice_at_once_is_certified_once(county):
    [case] = on_notice(county, 1)
    with on("2024-05-20"):
        answers = at_once(*[decision(county, case)] * 3)
    refused = [answer.code for answer in answers if isinstance(answer, Refused)]
    assert refused == ["wrong_state", "wrong_state"]
    assert numbers() == ["FYGF-522636-2024-0001"]
    assert Workshop.objects.count() == 1


def test_an_approval_that_is_rolled_back_leaves_no_gap(county):
    first, second = on_notice(county, 2)
    with on("2024-05-20"):
        with transaction.atomic():
            decision(county, first)()
            transaction.set_rollback(True)  # as when the server goes away before the commit
        assert numbers() == []
        at_once(decision(county, second))
    assert numbers() == ["FYGF-522636-2024-0001"]


def test_accepting_and_returning_at_once_settles_a_confirmation_once(county):
    workshop = workshop_of(county)
    with on("2024-10-01"):
        made = confirm(workshop, county.leader, 2024)
    with on("2024-10-02"):
        answers = at_once(
            lambda: confirming.accept(made.pk, by=county.approver),
            lambda: confirming.send_back(made.pk, by=county.clerk, reason="人数不符"),
        )
    assert [answer.code for answer in answers if isinstance(answer, Refused)] == ["wrong_state"]
    settled = Confirmation.objects.get()
    assert (settled.accepted_at is None) != (settled.returned_at is None)
