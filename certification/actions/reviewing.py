"""The county's steps between submission and decision (rules.md §3)."""

import datetime

from certification import flow
from certification.models import Application, Case, Inspection, Opinion, PublicNotice
from certification.notifying import tell_applicant, tell_departments
from certification.queries.applications import content_digest
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.access.refusal import Refused

DEPARTMENTS = (Department.CULTURE, Department.HRSS, Department.RURAL)


def accept(application_id: int, *, by: User, note: str = "") -> Application:
    def effect(application: Application) -> None:
        tell_applicant(application, "application.accepted", f"“{application.name}”的认定申请已受理")

    return flow.advance(Case.APPLICATION, application_id, flow.Action.ACCEPT, by=by, note=note, effect=effect)


def return_for_correction(application_id: int, *, by: User, note: str, fields: dict[str, str]) -> Application:
    """`fields` maps form fields to what is wrong with each; with `note` they tell the applicant what to mend."""
    if not note.strip() and not fields:
        raise Refused("reason_missing", "请写明退回补正的原因。", field="note")

    def effect(application: Application) -> None:
        body = note or "退回意见写在需要补正的各项旁边，请打开申请查看。"
        tell_applicant(application, "application.returned", f"“{application.name}”的认定申请被退回补正", body)

    return flow.advance(
        Case.APPLICATION,
        application_id,
        flow.Action.RETURN,
        by=by,
        note=note,
        detail={"fields": fields},
        effect=effect,
    )


def open_review(application_id: int, *, by: User, note: str = "") -> Application:
    def effect(application: Application) -> None:
        tell_departments(application, "application.review", f"请对“{application.name}”签署联审意见", DEPARTMENTS)

    return flow.advance(Case.APPLICATION, application_id, flow.Action.OPEN_REVIEW, by=by, note=note, effect=effect)


def give_opinion(application_id: int, *, by: User, agrees: bool, text: str) -> Application:
    """One signed opinion a department and round; a refusal to agree needs a reason."""
    if not agrees and not text.strip():
        raise Refused("reason_missing", "不同意时请写明理由。", field="text")

    def effect(application: Application) -> None:
        if application.opinions.filter(round=application.round, department=by.department).exists():
            raise Refused("already_opined", "本部门已经签署过意见。")
        Opinion.objects.create(
            application=application,
            round=application.round,
            department=by.department,
            agrees=agrees,
            text=text,
            by=by,
            content_digest=content_digest(application),
        )

    return flow.advance(
        Case.APPLICATION,
        application_id,
        flow.Action.OPINE,
        by=by,
        note=text,
        detail={"agrees": agrees},
        effect=effect,
    )


def record_inspection(
    application_id: int, *, by: User, inspected_on: datetime.date, inspectors: str, findings: str, photos
) -> Application:
    """`photos`: at least one Attachment, already stored."""
    if inspected_on > clock.today():
        raise Refused("future_date", "核查日期不能晚于今天。", field="inspected_on")
    if not photos:
        raise Refused("photo_missing", "请至少上传一张现场核查照片。", field="photos")

    def effect(application: Application) -> None:
        if inspected_on < clock.local_day(application.submitted_at):
            raise Refused("before_submission", "核查日期不能早于申请提交之日。", field="inspected_on")
        inspection = Inspection.objects.create(
            application=application,
            round=application.round,
            inspected_on=inspected_on,
            inspectors=inspectors,
            findings=findings,
            by=by,
        )
        inspection.photos.set(photos)

    return flow.advance(Case.APPLICATION, application_id, flow.Action.INSPECT, by=by, note=findings, effect=effect)


def open_notice(application_id: int, *, by: User) -> Application:
    """Publish: only after three agreeing opinions and an inspection of this round."""

    def effect(application: Application) -> None:
        refuse_unless_reviewed(application)
        PublicNotice.objects.create(
            application=application,
            round=application.round,
            starts_on=clock.today(),
            days=application.measure.notice_days,
            day_kind=application.measure.notice_day_kind,
            by=by,
        )
        tell_applicant(application, "application.notice", f"“{application.name}”的认定申请已进入公示")

    return flow.advance(Case.APPLICATION, application_id, flow.Action.OPEN_NOTICE, by=by, effect=effect)


def refuse_unless_reviewed(application: Application) -> None:
    opinions = dict(application.opinions.filter(round=application.round).values_list("department", "agrees"))
    waiting = [department.label for department in DEPARTMENTS if department not in opinions]
    inspected = application.inspections.filter(round=application.round).exists()
    if waiting:
        also = "" if inspected else "，并须登记现场核查情况"
        raise Refused("opinions_missing", f"尚缺{'、'.join(waiting)}部门的联审意见{also}。")
    if not all(opinions.values()):
        raise Refused("opinion_against", "有部门不同意，不能公示；请退回补正或由审核人作出不予认定决定。")
    if not inspected:
        raise Refused("inspection_missing", "请先登记现场核查情况。")
