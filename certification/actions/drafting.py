"""Drafting and handing in an application (rules.md §3)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from stdnum.cn import uscc as uscc_number

from certification import flow
from certification.actions.registering import refuse_second_registration
from certification.completeness import missing_fields
from certification.models import Application, ApplicationStatus, Case
from certification.notifying import tell_departments
from certification.queries.measures import measure_for
from workshops.access import clock, journal
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.actions.storing import discard
from workshops.models import ALL_FACTS, Attachment, Standing, Workshop

CLOSED = {ApplicationStatus.CERTIFIED, ApplicationStatus.REFUSED, ApplicationStatus.WITHDRAWN}
EDITABLE = {ApplicationStatus.DRAFT, ApplicationStatus.RETURNED}


def start(*, by: User, region, name: str = "", previous=None) -> Application:
    """Open a draft of the leader's. `previous`: their own ended workshop that applies anew."""
    if not by.is_leader:
        raise Refused("wrong_role", "只有带头人账号可以提出认定申请。")
    if not region.certifies:
        raise Refused("not_certifying", "请选择负责认定的县（市、区）。", field="region")
    if previous is not None:
        _refuse_unless_own_and_ended(previous, by)
    with transaction.atomic():
        application = Application.objects.create(
            applicant=by, opened_by=by, region=region, name=name, leader_name=by.full_name, previous=previous
        )
        journal.record(by=by, action="application.start", obj=application)
        return application


def start_again(*, by: User, previous: Workshop) -> Application:
    """Open a draft for the leader's own ended workshop, with what the register says of it already filled in."""
    with transaction.atomic():
        application = start(by=by, region=previous.region, name=previous.name, previous=previous)
        fields = {name: getattr(previous, name) for name in ALL_FACTS if name != "region"}
        known = previous.leader.phone() or None
        return save_draft(application.pk, by=by, fields=fields, projects=previous.projects.all(), phone=known)


def _refuse_unless_own_and_ended(previous: Workshop, by: User) -> None:
    if previous.leader.user_id != by.pk:
        raise Refused("wrong_role", "只能为本人的工坊重新申请。")
    if previous.standing == Standing.CERTIFIED:
        raise Refused("still_certified", "该工坊的资格仍然有效，不需要重新申请。")
    if previous.successors.exists():
        raise Refused("already_succeeded", "该工坊已经重新认定，并取得了新的登记编号。")
    if Application.objects.filter(previous=previous).exclude(status__in=CLOSED).exists():
        raise Refused("already_applied", "该工坊的重新申请正在办理，请在“认定申请”中继续。")


def save_draft(application_id: int, *, by: User, fields: dict, projects=None, phone: str | None = None) -> Application:
    """Keep what was typed so far, however incomplete. `fields` holds model field values already parsed."""
    with transaction.atomic():
        application = _lock_editable(application_id, by)
        for field, value in fields.items():
            setattr(application, field, value)
        if phone is not None:
            application.seal_leader_phone(phone)
        application.version += 1
        application.save()
        if projects is not None:
            application.projects.set(projects)
        journal.record(by=by, action="application.save", obj=application, detail={"fields": sorted(fields)})
        return application


def add_file(application_id: int, *, by: User, attachment: Attachment) -> None:
    with transaction.atomic():
        application = _lock_editable(application_id, by)
        application.files.add(attachment)
        journal.record(by=by, action="application.add_file", obj=application, detail={"file": str(attachment.pk)})


def remove_file(application_id: int, *, by: User, attachment_id) -> None:
    """Take a file off; one that was never handed in is deleted with it."""
    with transaction.atomic():
        application = _lock_editable(application_id, by)
        attachment = application.files.get(pk=attachment_id)
        application.files.remove(attachment)
        if application.round == 0 or not attachment.shared:
            discard(attachment)
        journal.record(by=by, action="application.remove_file", obj=application, detail={"file": str(attachment_id)})


def _lock_editable(application_id: int, by: User) -> Application:
    application = Application.objects.select_for_update().get(pk=application_id)
    if flow.editor_of(application) != by.pk:
        raise Refused("wrong_role", "只有申请人本人可以修改申请。")
    if application.status not in EDITABLE:
        raise Refused("wrong_state", f"当前状态为“{application.get_status_display()}”，不能修改。")
    return application


def submit(application_id: int, *, by: User) -> Application:
    """Hand in. The measure in force today judges it and stays linked; `ValidationError` names what is missing."""

    def effect(application: Application) -> None:
        refuse_second_registration(application)
        hand_in(application)
        tell_departments(
            application, "application.submitted", f"“{application.name}”申请认定，待受理", [Department.CULTURE]
        )

    return flow.advance(Case.APPLICATION, application_id, flow.Action.SUBMIT, by=by, effect=effect)


def hand_in(application: Application) -> None:
    """What submitting brings about, for the leader's own and for the transfer path alike."""
    problems = missing_fields(application)
    if application.uscc and not uscc_number.is_valid(application.uscc):
        problems["uscc"] = "统一社会信用代码校验不通过，请核对 18 位代码。"
    if problems:
        raise ValidationError(problems)
    application.submitted_at = clock.now()
    application.measure = measure_for(application.region, clock.today())
    application.round += 1
    application.files.update(shared=True, region=application.region)


def withdraw(application_id: int, *, by: User, note: str) -> Application:
    return flow.advance(Case.APPLICATION, application_id, flow.Action.WITHDRAW, by=by, note=note)
