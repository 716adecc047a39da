"""Ends of a status other than the rule's: 注销 asked for by the workshop, 撤销 for cause (rules.md §4)."""

import datetime
import hashlib
import json
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from certification import deadlines, flow
from certification.actions import sweep
from certification.actions.confirming import is_county_culture, share
from certification.models import OPEN_ENDINGS, Case, Ending, EndingCase, EndingKind, EndingOpinion, EndingStatus
from certification.notifying import tell_offices, tell_workshop
from certification.standing import locked_with_facts, refresh, standing_ending
from certification.wording import said_day
from workshops.access import clock, journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused
from workshops.models import Attachment, Workshop


def request_cancellation(workshop_id: int, *, by: User, grounds: str, files: Iterable[Attachment] = ()) -> EndingCase:
    """注销: asked for by the leader, or entered by the county's clerk with the leader's signed request scanned."""
    files = list(files)
    sweep.settle(workshop_id)
    with transaction.atomic():
        workshop = _lock_valid(workshop_id)
        own = workshop.leader.user_id == by.pk
        if not own and not (is_county_culture(by, workshop.region) and by.duty == Duty.CLERK):
            raise Refused("wrong_role", "注销须由工坊带头人申请，或由本县文化和旅游部门经办人代为录入。")
        if not own and not files:
            raise Refused("scan_missing", "代为录入须上传带头人签字的注销申请扫描件。", field="files")
        case = _open(workshop, by, EndingKind.CANCELLATION, EndingStatus.REQUESTED, grounds, files)
        title = f"“{workshop.name}”申请注销非遗工坊资格"
        _tell_offices(case, [Department.CULTURE], "ending.requested", title)
        if not own:
            _tell_workshop(case, "ending.requested", "县级文化和旅游部门已代为录入注销申请")
        return case


def open_withdrawal(workshop_id: int, *, by: User, grounds: str, files: Iterable[Attachment]) -> EndingCase:
    """撤销: opened by the county's culture clerk, with grounds and the files that show them."""
    files = list(files)
    sweep.settle(workshop_id)
    with transaction.atomic():
        workshop = _lock_valid(workshop_id)
        if not (is_county_culture(by, workshop.region) and by.duty == Duty.CLERK):
            raise Refused("wrong_role", "撤销须由本县文化和旅游部门经办人立案。")
        if not files:
            raise Refused("files_missing", "请上传证明撤销事由的材料。", field="files")
        case = _open(workshop, by, EndingKind.WITHDRAWAL, EndingStatus.HEARING, grounds, files)
        body = f"事由：{case.grounds}\n您有权陈述和申辩，请与县级文化和旅游部门联系。"
        _tell_workshop(case, "ending.opened", "县级文化和旅游部门拟撤销您的非遗工坊资格", body)
        _tell_offices(case, Department, "ending.opened", f"拟撤销“{workshop.name}”的非遗工坊资格，请签署意见")
        return case


def _lock_valid(workshop_id: int) -> Workshop:
    workshop = locked_with_facts(workshop_id)
    if standing_ending(workshop):
        raise Refused("already_ended", "该工坊的非遗工坊资格已经终止。")
    if workshop.ending_cases.filter(status__in=OPEN_ENDINGS).exists():
        raise Refused("case_open", "该工坊已有注销或撤销事项正在办理。")
    return workshop


def _open(workshop, by, kind, status, grounds, files) -> EndingCase:
    if not grounds.strip():
        raise Refused("grounds_missing", "请写明事由。", field="grounds")
    case = EndingCase(
        workshop=workshop, kind=kind, status=status, grounds=grounds.strip(), opened_by=by, opened_at=clock.now()
    )
    case.due_on = deadlines.due_on(case)
    case.save()
    case.files.set(files)
    share(files, workshop.region)
    journal.record(by=by, action="ending.open", obj=case, region=workshop.region_id, detail={"kind": kind})
    return case


def withdraw_request(case_id: int, *, by: User, note: str = "") -> EndingCase:
    """The leader takes the request back before it is decided."""
    return flow.advance(Case.ENDING, case_id, flow.Action.WITHDRAW, by=by, note=note)


def record_hearing(case_id: int, *, by: User, hearing_on: datetime.date, record: str) -> EndingCase:
    """What the workshop stated in its defence, or that it did not come; before anybody signs an opinion."""

    def effect(case: EndingCase) -> None:
        if not record.strip():
            raise Refused("record_missing", "请填写陈述申辩记录；当事人未到的，也请写明。", field="record")
        if not clock.local_day(case.opened_at) <= hearing_on <= clock.today():
            raise Refused("hearing_date", "听取陈述日期须在立案之日至今天之间。", field="hearing_on")
        if case.opinions.exists():
            raise Refused("opinions_given", "已有部门签署意见，不能再修改陈述申辩记录。")
        case.hearing_on, case.hearing_record = hearing_on, record.strip()

    return flow.advance(Case.ENDING, case_id, flow.Action.HEAR, by=by, effect=effect)


def give_opinion(case_id: int, *, by: User, agrees: bool, text: str) -> EndingCase:
    """One signed opinion a department, after the hearing; a refusal to agree needs a reason."""
    if not agrees and not text.strip():
        raise Refused("reason_missing", "不同意时请写明理由。", field="text")

    def effect(case: EndingCase) -> None:
        if not case.hearing_on:
            raise Refused("hearing_missing", "请先登记陈述申辩情况，再签署意见。")
        if case.opinions.filter(department=by.department).exists():
            raise Refused("already_opined", "本部门已经签署过意见。")
        EndingOpinion.objects.create(
            case=case,
            department=by.department,
            agrees=agrees,
            text=text,
            by=by,
            at=clock.now(),
            content_digest=_digest(case),
        )

    return flow.advance(
        Case.ENDING, case_id, flow.Action.OPINE, by=by, note=text, detail={"agrees": agrees}, effect=effect
    )


def _digest(case: EndingCase) -> str:
    """SHA-256 (hex) of what an opinion is signed for."""
    signed = {
        "workshop": case.workshop_id,
        "grounds": case.grounds,
        "hearing_on": str(case.hearing_on),
        "hearing_record": case.hearing_record,
        "files": sorted(case.files.values_list("sha256", flat=True)),
    }
    return hashlib.sha256(json.dumps(signed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def end(case_id: int, *, by: User, note: str) -> EndingCase:
    """Decide that the status ends today. 撤销 needs the hearing and three agreeing opinions."""
    if not note.strip():
        raise Refused("reason_missing", "请写明决定理由。", field="note")
    sweep.settle(EndingCase.objects.values_list("workshop_id", flat=True).get(pk=case_id))

    def effect(case: EndingCase) -> None:
        workshop = locked_with_facts(case.workshop_id)
        if standing_ending(workshop):
            raise Refused("already_ended", "该工坊的非遗工坊资格已经终止，不能再次终止。")
        if case.kind == EndingKind.WITHDRAWAL:
            refuse_unless_heard(case)
        Ending.objects.create(
            workshop=workshop,
            ordinal=workshop.endings.count() + 1,
            kind=case.kind,
            effective_on=clock.today(),
            recorded_at=clock.now(),
            by=by,
            case=case,
            evidence=_evidence(case),
        )
        refresh([workshop.pk])
        title = f"“{workshop.name}”的非遗工坊资格已{case.get_kind_display()}"
        body = f"自{said_day(clock.today())}起终止资格。{note.strip()}"
        _tell_workshop(case, "ending.ended", title, body)
        _tell_offices(case, Department, "ending.ended", title, body)
        province = [(Department.CULTURE, workshop.region.province)]
        tell_offices(workshop, province, "ending.ended", title, body, link=_page(case))

    return flow.advance(Case.ENDING, case_id, flow.Action.END, by=by, note=note, effect=effect)


def refuse_unless_heard(case: EndingCase) -> None:
    """A 撤销 is decided after the hearing and on three opinions that agree."""
    if not case.hearing_on:
        raise Refused("hearing_missing", "尚未登记陈述申辩情况，不能决定撤销。")
    opinions = dict(case.opinions.values_list("department", "agrees"))
    waiting = [department.label for department in Department if department not in opinions]
    if waiting:
        raise Refused("opinions_missing", f"尚缺{'、'.join(waiting)}部门的意见。")
    if not all(opinions.values()):
        raise Refused("opinion_against", "有部门不同意，不能决定撤销。")


def _evidence(case: EndingCase) -> dict:
    return {
        "grounds": case.grounds,
        "hearing_on": case.hearing_on.isoformat() if case.hearing_on else None,
        "opinions": [
            {"department": opinion.department, "agrees": opinion.agrees, "at": opinion.at.isoformat()}
            for opinion in case.opinions.order_by("at")
        ],
    }


def reject(case_id: int, *, by: User, note: str) -> EndingCase:
    """Decide that the status does not end."""
    if not note.strip():
        raise Refused("reason_missing", "请写明不予同意的理由。", field="note")

    def effect(case: EndingCase) -> None:
        title = f"“{case.workshop.name}”的{case.get_kind_display()}事项：不予终止资格"
        _tell_workshop(case, "ending.rejected", title, note.strip())

    return flow.advance(Case.ENDING, case_id, flow.Action.REJECT, by=by, note=note, effect=effect)


def _page(case: EndingCase) -> str:
    return reverse("certification:ending-detail", args=[case.pk])


def _tell_workshop(case: EndingCase, kind: str, title: str, body: str = "") -> None:
    tell_workshop(case.workshop, kind, title, body, link=_page(case))


def _tell_offices(case: EndingCase, departments: Iterable[str], kind: str, title: str, body: str = "") -> None:
    offices = [(department, case.workshop.region) for department in departments]
    tell_offices(case.workshop, offices, kind, title, body, link=_page(case))
