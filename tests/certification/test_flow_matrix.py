"""Every role × every status × every step of the four kinds of case: allowed, or refused with the right code."""

import pytest
from django.db import transaction

from certification import flow
from certification.actions import drafting, transferring
from certification.documents.flow import PATH, flow_document
from certification.flow import MODELS, TABLE, Action
from certification.models import (
    Application,
    ApplicationStatus,
    Case,
    Confirmation,
    ConfirmationStatus,
    CorrectionCase,
    Ending,
    EndingCase,
    EndingKind,
    EndingStatus,
)
from tests import factories
from tests.certification.every_role import Person, everybody
from workshops.access import clock
from workshops.access.models import Duty
from workshops.access.refusal import Refused

pytestmark = pytest.mark.django_db
EDITED = (ApplicationStatus.DRAFT, ApplicationStatus.RETURNED)
CELLS = [(case, status) for case in Case for status, _ in MODELS[case]._meta.get_field("status").choices]


@pytest.fixture
def county():
    return factories.County()


def case_in(case: str, status: str, county):
    """A case of that kind in that status, prepared by nobody who decides."""
    if case == Case.APPLICATION:
        application = factories.submitted(county)
        Application.objects.filter(pk=application.pk).update(status=status)
        return Application.objects.get(pk=application.pk)
    workshop = factories.workshop(county)
    if case == Case.CONFIRMATION:
        decided = {ConfirmationStatus.ACCEPTED: "accepted_at", ConfirmationStatus.RETURNED: "returned_at"}
        at = {decided[status]: clock.now()} if status in decided else {}
        signed = {"signature_name": "杨芳", "submitted_by": county.leader}
        return Confirmation.objects.create(workshop=workshop, year=2025, status=status, **signed, **at)
    kind = EndingKind.WITHDRAWAL if status == EndingStatus.HEARING else EndingKind.CANCELLATION
    opened = EndingCase.objects.create(
        workshop=workshop,
        kind=kind,
        status=status if case == Case.ENDING else EndingStatus.ENDED,
        grounds="事由",
        opened_by=county.leader,
    )
    if case == Case.ENDING:
        return opened
    ending = Ending.objects.create(
        workshop=workshop, kind=kind, effective_on=clock.today(), by=county.approver, case=opened
    )
    document = workshop.certificate.application.files.first()
    return CorrectionCase.objects.create(
        ending=ending, status=status, reason="理由", document=document, requested_by=county.clerk
    )


def expected(case: str, status: str, action: str, person: Person) -> str:
    """ "" where the table allows the step, else the code of the refusal."""
    rows = [row for row in TABLE if (row.case, row.source, row.action) == (case, status, action)]
    if not rows:
        return "wrong_state"
    if case == Case.APPLICATION and status in EDITED and person.level != "own":
        return "wrong_role"  # its editor's alone
    return "" if any(person.plays(row.role) for row in rows) else "wrong_role"


def outcome(case: str, obj, action: str, person: Person) -> str:
    """What `advance` says, undone afterwards; what the database asks of a decided confirmation is filled in."""

    def effect(locked):
        if isinstance(locked, Confirmation):
            setattr(locked, "accepted_at" if action == Action.PASS else "returned_at", clock.now())

    mark = transaction.savepoint()
    try:
        flow.advance(case, obj.pk, action, by=person.user, effect=effect)
    except Refused as refusal:
        return refusal.code
    finally:
        transaction.savepoint_rollback(mark)
    return ""


@pytest.mark.parametrize(("case", "status"), CELLS, ids=lambda value: str(value))
def test_every_step_by_everybody(case, status, county):
    obj = case_in(case, status, county)
    people = [*everybody(), Person("own leader", county.leader, "own")]
    wrong = {}
    for person in people:
        wanted = {action: expected(case, status, action, person) for action in Action}
        found = {action: outcome(case, obj, action, person) for action in Action}
        wrong |= {(person.name, a): (found[a], wanted[a]) for a in Action if found[a] != wanted[a]}
        offered = set(flow.allowed_actions(obj, person.user))
        if offered != {action for action, code in wanted.items() if not code}:
            wrong[person.name, "offered"] = offered
    assert wrong == {}


def test_a_transfer_is_its_clerks_until_it_is_presented(county):
    draft = transferring.open_transfer(by=county.clerk, legacy_name="丹寨扶贫车间")
    people = [*everybody(), Person("own leader", county.leader, "own"), Person("editor", county.clerk, "county")]
    found = {person.name: set(flow.allowed_actions(draft, person.user)) for person in people}
    assert {name: actions for name, actions in found.items() if actions} == {
        "editor": {Action.PRESENT, Action.WITHDRAW}
    }
    for person in people[:-1]:
        assert {outcome(Case.APPLICATION, draft, action, person) for action in Action} == {"wrong_state", "wrong_role"}
    drafting.withdraw(draft.pk, by=county.clerk, note="重复录入")
    draft.refresh_from_db()
    assert draft.status == ApplicationStatus.WITHDRAWN


def test_only_the_approver_certifies_and_only_after_the_notice():
    rows = [row for row in TABLE if row.action == Action.CERTIFY]
    assert {row.source for row in rows} == {ApplicationStatus.NOTICE, ApplicationStatus.TRANSFER_CHECK}
    assert {row.role for row in rows} == {flow.CULTURE_APPROVER}
    assert all(row.decides for row in rows)


@pytest.mark.parametrize("action", [Action.CERTIFY, Action.REFUSE])
def test_a_clerk_who_becomes_the_approver_does_not_decide_the_own_case(action, county):
    application = factories.on_notice(county)
    person = county.clerk
    person.duty = Duty.APPROVER
    person.save()
    assert action not in flow.allowed_actions(application, person)
    with pytest.raises(Refused) as refused:
        flow.advance(Case.APPLICATION, application.pk, action, by=person)
    assert refused.value.code == "same_person"


def test_the_document_of_the_flow_is_current():
    assert PATH.read_text() == flow_document(), "run manage.py flow_diagram"
