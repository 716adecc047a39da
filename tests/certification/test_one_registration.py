"""One workshop, one valid registration; nobody acts on the own workshop; a lapsed status is ended before all else."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from certification import flow
from certification.actions import correcting, deciding, drafting, ending, library, reviewing, transferring
from certification.actions.sending_reminders import send_reminders
from certification.actions.sweep import revoke_lapsed
from certification.models import Application, ApplicationStatus, Ending, EndingKind, Reminder
from tests import factories
from tests.certification.confirmations import document, on, refused_code, swept, workshop_of
from workshops.access import clock
from workshops.access.models import Duty, Notice
from workshops.models import Leader, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return factories.County()


def cancelled(county) -> Workshop:
    with on("2024-02-01"):
        workshop = workshop_of(county)
        case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
        ending.end(case.pk, by=county.approver, note="同意")
    return Workshop.objects.get(pk=workshop.pk)


def complete(draft: Application, county) -> Application:
    from workshops.actions.storing import store_photo

    photo = store_photo(factories.photo(), by=county.leader, region=county.region)
    drafting.add_file(draft.pk, by=county.leader, attachment=photo)
    return Application.objects.get(pk=draft.pk)


def corrected(workshop: Workshop, county) -> None:
    wrong = workshop.endings.get()
    case = correcting.request(
        wrong.pk, by=county.clerk, reason="误注销", document=document(county.clerk, county.region)
    )
    correcting.correct(case.pk, by=factories.province_official(), note="情况属实")


def test_a_second_application_for_the_same_workshop_is_refused(county):
    workshop = cancelled(county)
    with on("2024-03-01"):
        drafting.start_again(by=county.leader, previous=workshop)
        assert refused_code(drafting.start_again, by=county.leader, previous=workshop) == "already_applied"


def test_what_was_corrected_meanwhile_is_not_registered_again(county):
    workshop = cancelled(county)
    with on("2024-03-01"):
        draft = complete(drafting.start_again(by=county.leader, previous=workshop), county)
        corrected(workshop, county)
        assert refused_code(drafting.submit, draft.pk, by=county.leader) == "still_certified"


def test_a_correction_between_submission_and_decision_stops_the_decision(county):
    workshop = cancelled(county)
    with on("2024-03-01"):
        draft = complete(drafting.start_again(by=county.leader, previous=workshop), county)
        drafting.submit(draft.pk, by=county.leader)
        reviewing.accept(draft.pk, by=county.clerk)
        reviewing.open_review(draft.pk, by=county.clerk)
        factories.inspect(county, draft)
        for person in (county.approver, county.hrss, county.rural):
            reviewing.give_opinion(draft.pk, by=person, agrees=True, text="同意")
        reviewing.open_notice(draft.pk, by=county.clerk)
        corrected(workshop, county)
    with on("2024-04-01"):
        decide = {"by": county.approver, "reasons": "符合", "verdicts": factories.verdicts_for(draft)}
        assert refused_code(deciding.certify, draft.pk, **decide) == "still_certified"
    assert Workshop.objects.count() == 1


def test_a_lapsed_status_is_revoked_before_it_can_be_ended_otherwise(county):
    workshop = workshop_of(county)
    with on("2025-12-01"):
        case = ending.request_cancellation(workshop.pk, by=county.leader, grounds="不再生产")
    with on("2026-03-01"):  # the sweep of January has not run
        assert refused_code(ending.end, case.pk, by=county.approver, note="同意") == "already_ended"
    fact = Ending.objects.get()
    assert (fact.kind, fact.effective_on) == (EndingKind.REVOCATION, datetime.date(2026, 1, 1))


def test_a_lapsed_status_enters_no_library(county):
    workshop = workshop_of(county)
    with on("2026-03-01"):
        given = {"by": county.rural, "code": "K1", "entered_on": datetime.date(2026, 3, 1)}
        assert refused_code(library.record_entry, workshop.pk, **given) == "ended"
    assert Ending.objects.get().effective_on == datetime.date(2026, 1, 1)


def test_nothing_is_decided_ahead_of_its_day(county):
    workshop_of(county)
    with on("2025-06-01"):
        with pytest.raises(ValueError, match="尚未到来"):
            revoke_lapsed(as_of=datetime.date(2026, 1, 1))
        with pytest.raises(ValueError, match="尚未到来"):
            send_reminders(as_of=datetime.date(2025, 6, 2))
        with pytest.raises(CommandError, match="尚未到来"):
            call_command("revoke_lapsed", as_of=datetime.date(2026, 1, 1), dry_run=False)
        assert len(revoke_lapsed(as_of=datetime.date(2026, 1, 1), dry_run=True)) == 1
    assert not Ending.objects.exists()
    assert not Reminder.objects.exists()


def test_the_evidence_tells_that_a_leader_without_account_was_not_reached(county):
    workshop = workshop_of(county)
    Leader.objects.update(user=None)
    with on("2025-01-01"):
        send_reminders(as_of=datetime.date(2025, 1, 1))
    swept("2026-01-01")
    told = Ending.objects.get(workshop=workshop).evidence["notices"]
    assert {tuple(notice["to"]) for notice in told} == {("county",)}
    notice = Notice.objects.filter(kind="confirmation.warning", to_region="522636").get()
    assert "带头人没有账号，收不到本提醒" in notice.body


def test_a_former_leader_in_an_office_signs_nothing_about_the_own_workshop(county):
    application = factories.submitted(county)
    reviewing.accept(application.pk, by=county.clerk)
    reviewing.open_review(application.pk, by=county.clerk)
    person = county.leader
    person.duty, person.office = Duty.APPROVER, county.hrss.office
    person.save()
    opinion = {"by": person, "agrees": True, "text": "同意"}
    assert refused_code(reviewing.give_opinion, application.pk, **opinion) == "own_workshop"
    application.refresh_from_db()
    assert flow.allowed_actions(application, person) == []


def test_the_approver_returns_a_transfer_to_its_clerk(county):
    measure = factories.default_measure()
    draft = transferring.open_transfer(by=county.clerk, legacy_name="丹寨扶贫车间", legacy_document="丹扶字1号")
    Application.objects.filter(pk=draft.pk).update(
        status=ApplicationStatus.TRANSFER_CHECK, measure=measure, submitted_at=clock.now()
    )
    reviewing.return_for_correction(draft.pk, by=county.approver, note="人数有误", fields={})
    draft.refresh_from_db()
    assert draft.status == ApplicationStatus.RETURNED
    assert set(flow.allowed_actions(draft, county.clerk)) == {"present", "withdraw"}
    assert Notice.objects.filter(kind="application.returned", to_user=county.clerk).exists()


def test_an_inspection_before_the_application_is_refused(county):
    application = factories.submitted(county)
    reviewing.accept(application.pk, by=county.clerk)
    reviewing.open_review(application.pk, by=county.clerk)
    given = {"inspected_on": datetime.date(2020, 1, 1), "inspectors": "王芳", "findings": "属实", "photos": [object()]}
    assert refused_code(reviewing.record_inspection, application.pk, by=county.clerk, **given) == "before_submission"
