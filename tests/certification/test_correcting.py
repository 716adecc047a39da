"""更正: the only way to undo an ending (rules.md §4)."""

import datetime

import pytest

from certification.actions import correcting, ending
from certification.actions.sweep import revoke_lapsed
from certification.models import Correction, CorrectionStatus, Ending
from tests import factories
from tests.certification.confirmations import document, on, refused_code, swept, workshop_of
from workshops.access.models import Notice
from workshops.models import Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


@pytest.fixture
def revoked(county) -> Ending:
    """Ended on 2026-01-01 for 2024 and 2025."""
    workshop = workshop_of(county)
    revoke_lapsed(as_of=datetime.date(2026, 1, 1))
    return Ending.objects.get(workshop=workshop)


@pytest.fixture(autouse=True)
def _spring():
    with on("2026-03-02"):
        yield


def asked(revoked, by, **options):
    given = {"reason": "提交记录遗失", "document": document(by, revoked.workshop.region, shared=False)} | options
    return correcting.request(revoked.pk, by=by, **given)


def test_the_county_asks_and_the_province_decides(county, revoked):
    case = asked(revoked, county.clerk)
    assert case.years == [2024, 2025]
    case.document.refresh_from_db()
    assert case.document.shared
    assert refused_code(correcting.correct, case.pk, by=county.approver, note="同意") == "wrong_role"
    correcting.correct(case.pk, by=factories.province_official(), note="情况属实")
    workshop = Workshop.objects.get(pk=revoked.workshop_id)
    assert (workshop.standing, workshop.ended_on) == ("certified", None)
    assert Correction.objects.get(ending=revoked).decided_on == datetime.date(2026, 3, 2)
    states = dict(workshop.year_standings.values_list("year", "state"))
    assert states == {2023: "certified", 2024: "excused", 2025: "excused", 2026: "excused"}
    assert Ending.objects.filter(pk=revoked.pk).exists()  # history stays
    assert Notice.objects.filter(kind="correction.approved", to_user=county.leader).exists()


def test_never_by_who_asked(revoked):
    official = factories.province_official()
    case = asked(revoked, official)
    assert refused_code(correcting.correct, case.pk, by=official, note="同意") == "same_person"
    assert correcting.reject(case.pk, by=factories.user("province_2", "official", "520000"), note="不符").status == (
        CorrectionStatus.REJECTED
    )
    assert Workshop.objects.get().standing == "revoked"


def test_who_may_not_ask(county, revoked):
    strangers = (county.leader, county.rural, factories.County(factories.LEISHAN).clerk)
    for person in (*strangers, factories.ministry_official(), factories.province_official("440000")):
        assert refused_code(asked, revoked, person) == "wrong_role"


def test_what_a_request_must_hold(county, revoked):
    assert refused_code(asked, revoked, county.clerk, reason=" ") == "reason_missing"
    assert refused_code(asked, revoked, county.clerk, document=None) == "document_missing"
    assert refused_code(asked, revoked, county.clerk, years=[2023]) == "wrong_years"
    assert refused_code(asked, revoked, county.clerk, years=[]) == "years_missing"
    asked(revoked, county.clerk, years=[2025])
    assert refused_code(asked, revoked, county.clerk) == "case_open"


def test_once_corrected_not_again(county, revoked):
    case = asked(revoked, county.clerk)
    correcting.correct(case.pk, by=factories.province_official(), note="情况属实")
    assert refused_code(asked, revoked, county.clerk) == "already_corrected"


def test_not_while_the_workshop_has_been_certified_anew(county, revoked):
    case = asked(revoked, county.clerk)
    successor = workshop_of(county, "2026-02-20", name="重新认定")
    Workshop.objects.filter(pk=successor.pk).update(previous=revoked.workshop)
    official = factories.province_official()
    assert refused_code(correcting.correct, case.pk, by=official, note="情况属实") == "has_successor"


def test_a_wrong_cancellation_is_corrected_too(county):
    with on("2024-02-01"):
        workshop = workshop_of(county)
        case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
        ending.end(case.pk, by=county.approver, note="同意")
    wrong = Ending.objects.get(workshop=workshop)
    assert refused_code(asked, wrong, county.clerk, years=[2024]) == "wrong_years"
    case = asked(wrong, county.clerk)
    assert case.years == []
    correcting.correct(case.pk, by=factories.province_official(), note="误注销")
    assert swept("2027-01-01") == []
    workshop.refresh_from_db()
    assert workshop.standing == "certified"
