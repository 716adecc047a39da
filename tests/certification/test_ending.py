"""注销 and 撤销 (rules.md §4, other ends)."""

import datetime

import pytest

from certification.actions import ending
from certification.models import Ending, EndingStatus
from tests import factories
from tests.certification.confirmations import confirm, document, on, refused_code, swept, workshop_of
from workshops.access.models import Notice

pytestmark = pytest.mark.django_db
HEARD = {"hearing_on": datetime.date(2024, 3, 4), "record": "工坊承认虚报人数。"}


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def workshop(county):
    return workshop_of(county)


@pytest.fixture(autouse=True)
def _spring():
    with on("2024-03-04"):
        yield


def opened(county, workshop):
    files = [document(county.clerk, county.region, shared=False)]
    return ending.open_withdrawal(workshop.pk, by=county.clerk, grounds="虚报人数", files=files)


def heard(county, workshop):
    return ending.record_hearing(opened(county, workshop).pk, by=county.clerk, **HEARD)


def test_cancellation_asked_for_by_the_leader_ends_it_that_day(county, workshop):
    case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
    assert refused_code(ending.end, case.pk, by=county.clerk, note="同意") == "wrong_role"
    ending.end(case.pk, by=county.approver, note="同意注销")
    workshop.refresh_from_db()
    assert (workshop.standing, workshop.ended_on) == ("cancelled", datetime.date(2024, 3, 4))
    assert Ending.objects.get().evidence["grounds"] == "不再生产"
    assert Notice.objects.filter(kind="ending.ended", to_user=county.leader).exists()


def test_entered_by_the_clerk_it_needs_the_signed_request(county, workshop):
    request = {"by": county.clerk, "grounds": "不再生产"}
    assert refused_code(ending.request_cancellation, workshop.pk, **request) == "scan_missing"
    scan = document(county.clerk, county.region, shared=False)
    case = ending.request_cancellation(workshop.pk, files=[scan], **request)
    scan.refresh_from_db()
    assert scan.shared
    assert ending.end(case.pk, by=county.approver, note="同意").status == EndingStatus.ENDED


def test_the_leader_may_take_a_request_back_and_ask_again(county, workshop):
    case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
    assert refused_code(ending.request_cancellation, workshop.pk, by=county.leader, grounds="再次") == "case_open"
    assert ending.withdraw_request(case.pk, by=county.leader).status == EndingStatus.DROPPED
    assert ending.request_cancellation(workshop.pk, by=county.leader, grounds="再次").pk != case.pk


def test_only_own_leader_and_own_county(county, workshop):
    other = factories.County(factories.LEISHAN)
    files = [document(other.clerk, other.region)]
    for person in (other.leader, other.clerk, county.rural, county.approver):
        asked = {"by": person, "grounds": "不再生产", "files": files}
        assert refused_code(ending.request_cancellation, workshop.pk, **asked) == "wrong_role"
        if person != county.clerk:
            assert refused_code(ending.open_withdrawal, workshop.pk, **asked) == "wrong_role"


def test_withdrawal_needs_hearing_and_three_agreeing_opinions(county, workshop):
    case = opened(county, workshop)
    assert refused_code(ending.end, case.pk, by=county.approver, note="撤销") == "hearing_missing"
    assert refused_code(ending.give_opinion, case.pk, by=county.hrss, agrees=True, text="") == "hearing_missing"
    late = {"hearing_on": datetime.date(2024, 3, 5), "record": "到场"}
    assert refused_code(ending.record_hearing, case.pk, by=county.clerk, **late) == "hearing_date"
    ending.record_hearing(case.pk, by=county.clerk, **HEARD)
    for person in (county.approver, county.hrss):
        ending.give_opinion(case.pk, by=person, agrees=True, text="同意")
    assert refused_code(ending.end, case.pk, by=county.approver, note="撤销") == "opinions_missing"
    ending.give_opinion(case.pk, by=county.rural, agrees=True, text="同意")
    assert refused_code(ending.record_hearing, case.pk, by=county.clerk, **HEARD) == "opinions_given"
    ending.end(case.pk, by=county.approver, note="撤销")
    workshop.refresh_from_db()
    assert workshop.standing == "withdrawn"
    assert len(Ending.objects.get().evidence["opinions"]) == 3


def test_one_opinion_against_blocks_the_withdrawal_and_it_can_be_rejected(county, workshop):
    case = heard(county, workshop)
    for person, agrees in ((county.approver, True), (county.hrss, True), (county.rural, False)):
        ending.give_opinion(case.pk, by=person, agrees=agrees, text="说明")
    assert refused_code(ending.give_opinion, case.pk, by=county.rural, agrees=True, text="") == "already_opined"
    assert refused_code(ending.end, case.pk, by=county.approver, note="撤销") == "opinion_against"
    assert ending.reject(case.pk, by=county.approver, note="事实不清").status == EndingStatus.REJECTED
    workshop.refresh_from_db()
    assert workshop.standing == "certified"


def test_a_workshop_with_an_open_case_may_still_confirm(county, workshop):
    opened(county, workshop)
    assert confirm(workshop, county.leader, 2024).pk


def test_not_ended_twice(county, workshop):
    case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
    swept("2026-01-01")
    assert refused_code(ending.end, case.pk, by=county.approver, note="同意") == "already_ended"
    assert refused_code(ending.request_cancellation, workshop.pk, by=county.leader, grounds="再次") == "already_ended"
    assert Ending.objects.count() == 1
