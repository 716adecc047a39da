"""The short path of a former 非遗扶贫就业工坊 (notice art. 2): county culture takes it over, no application."""

from django.db import transaction

from certification import flow
from certification.actions.drafting import hand_in
from certification.models import Application, ApplicationKind, Case
from certification.notifying import tell_departments
from workshops.access import journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused


def open_transfer(*, by: User, legacy_name: str = "", legacy_document: str = "") -> Application:
    """Open a draft in the clerk's own region; it is filled in with ``drafting.save_draft`` like any other."""
    region = by.region
    if by.duty != Duty.CLERK or by.department != Department.CULTURE or region is None or not region.certifies:
        raise Refused("wrong_role", "转入须由县级文化和旅游部门的经办人办理。")
    with transaction.atomic():
        application = Application.objects.create(
            kind=ApplicationKind.TRANSFER,
            opened_by=by,
            region=region,
            name=legacy_name,
            legacy_name=legacy_name,
            legacy_document=legacy_document,
        )
        journal.record(by=by, action="application.open_transfer", obj=application)
        return application


def present(application_id: int, *, by: User) -> Application:
    """Hand the draft to the approver. ``ValidationError`` names what is missing, the former name and area included."""

    def effect(application: Application) -> None:
        hand_in(application)
        tell_departments(application, "application.presented", f"“{application.name}”转入待核对", [Department.CULTURE])

    return flow.advance(Case.APPLICATION, application_id, flow.Action.PRESENT, by=by, effect=effect)
