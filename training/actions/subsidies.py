"""Training subsidies by head: claimed for a finished course, decided by HRSS, paid (notice art. 4)."""

import datetime
from collections.abc import Iterable

from django.db import transaction

from training.actions.courses import hold_course
from training.models import ClaimStatus, CourseStatus, SubsidyClaim, SubsidyRule, Trainee
from training.queries.subsidies import claims_for, decides, entitlements, rules_for, shown_name
from workshops.access import clock, journal
from workshops.access.models import Duty, User
from workshops.access.refusal import Refused
from workshops.actions.refusals import journalled
from workshops.actions.storing import store_document
from workshops.records.keepers import COUNTY


@journalled("training_subsidy.claim")
@transaction.atomic
def claim(course_id: int, *, by: User, rule: SubsidyRule, trainees: Iterable[int]) -> list[SubsidyClaim]:
    """For the ticked trainees, each what the rule gives; refused where one of them is entitled to nothing."""
    course = hold_course(course_id)
    if not claims_for(by, course):
        raise Refused("wrong_role", "补贴由办班单位或同级人力资源社会保障部门申报。")
    if course.status != CourseStatus.FINISHED:
        raise Refused("not_finished", "结束以后的培训班才能申报补贴。")
    if not rules_for(course).filter(pk=rule.pk).exists():
        raise Refused("rule_not_valid", "这项补贴标准不适用于本班。", field="rule")
    ticked = set(trainees)
    if not ticked:
        raise Refused("nobody", "请勾选要申报补贴的学员。")
    # The same people in other courses wait here, so that times and ceiling hold when two courses claim at once.
    lookups = Trainee.objects.filter(pk__in=ticked).exclude(identity_lookup="").values("identity_lookup")
    list(Trainee.objects.filter(identity_lookup__in=lookups).order_by("pk").select_for_update().values_list("pk"))
    found = {each.trainee.pk: each for each in entitlements(course, rule)}
    if ticked - found.keys():
        raise Refused("stale", "学员名单已有变化，请重新打开页面。")
    made = []
    for key in sorted(ticked):
        each = found[key]
        if each.claim is not None:
            raise Refused("claimed_before", f"{shown_name(each.trainee, by)}的补贴已经申报过。")
        if each.why_not:
            raise Refused("not_entitled", f"{shown_name(each.trainee, by)}不能申报：{each.why_not}。")
        made.append(
            SubsidyClaim(
                trainee=each.trainee, rule=rule, year=course.ends_on.year, hours=each.hours, amount=each.amount, by=by
            )
        )
    SubsidyClaim.objects.bulk_create(made)
    detail = {"claims": [each.pk for each in made], "rule": rule.pk}
    journal.record(by=by, action="training_subsidy.claim", obj=course, region=course.region_id, detail=detail)
    return made


@journalled("training_subsidy.approve")
@transaction.atomic
def approve(claims: Iterable[int], *, by: User) -> int:
    """Those ticked of the list; returns how many."""
    return _decide(claims, by, ClaimStatus.APPROVED, "")


@journalled("training_subsidy.refuse")
@transaction.atomic
def refuse(claims: Iterable[int], *, by: User, reason: str) -> int:
    reason = reason.strip()
    if not reason:
        raise Refused("reason_missing", "请写明不予补贴的原因。", field="reason")
    return _decide(claims, by, ClaimStatus.REFUSED, reason)


@journalled("training_subsidy.pay")
@transaction.atomic
def pay(claims: Iterable[int], *, by: User, paid_on: datetime.date, document_number: str, upload=None) -> int:
    """Approved ones, paid on one day by one document."""
    rows = _held(claims, by, ClaimStatus.APPROVED, "只有审核通过的补贴可以登记发放。")
    if paid_on > clock.today():
        raise Refused("future_date", "发放日期不能晚于今天。", field="paid_on")
    if any(paid_on < clock.local_day(each.decided_at) for each in rows):
        raise Refused("too_early", "发放日期不能早于审核通过的日期。", field="paid_on")
    region = rows[0].trainee.course.region
    document = store_document(upload, by=by, region=region, shared=False) if upload else None
    for each in rows:
        each.status, each.paid_on = ClaimStatus.PAID, paid_on
        each.document_number, each.document = document_number.strip(), document
        _save(each)
    _journal("training_subsidy.pay", rows, by)
    return len(rows)


@journalled("training_subsidy.void")
@transaction.atomic
def void(claim_id: int, *, by: User, reason: str) -> SubsidyClaim:
    """A claim that was a mistake, or that was refused and is to be claimed anew; not once it was paid."""
    row = _locked([claim_id])[0]
    course = row.trainee.course
    if not (claims_for(by, course) or decides(by, course.region)):
        raise Refused("wrong_role", "只有办班单位和同级人力资源社会保障部门可以作废。")
    if row.voided_at:
        raise Refused("voided", "这条补贴记录已经作废。")
    if row.status == ClaimStatus.PAID:
        raise Refused("paid", "已经发放的补贴不能作废。")
    row.voided_at, row.void_reason = clock.now(), reason.strip()
    _save(row)
    _journal("training_subsidy.void", [row], by)
    return row


def _decide(claims: Iterable[int], by: User, status: str, reason: str) -> int:
    rows = _held(claims, by, ClaimStatus.CLAIMED, "只有待审核的补贴可以审核。")
    if by.level == COUNTY and by.duty != Duty.APPROVER:
        raise Refused("wrong_role", "培训补贴由审核人员审核；经办人员可以登记发放。")
    if any(each.by_id == by.pk for each in rows):
        raise Refused("own_claim", "申报人不能审核自己申报的补贴。")
    for each in rows:
        each.status, each.reason, each.decided_by, each.decided_at = status, reason, by, clock.now()
        _save(each)
    _journal(f"training_subsidy.{'approve' if status == ClaimStatus.APPROVED else 'refuse'}", rows, by)
    return len(rows)


def _held(claims: Iterable[int], by: User, status: str, otherwise: str) -> list[SubsidyClaim]:
    rows = _locked(claims)
    if not rows:
        raise Refused("nothing", "请先勾选补贴记录。")
    if not all(decides(by, each.trainee.course.region) for each in rows):
        raise Refused("wrong_role", "培训补贴由同级人力资源社会保障部门审核和发放。")
    if any(each.voided_at or each.status != status for each in rows):
        raise Refused("wrong_state", otherwise)
    return rows


def _locked(claims: Iterable[int]) -> list[SubsidyClaim]:
    rows = SubsidyClaim.objects.select_for_update(of=("self",)).select_related("trainee__course__region")
    return list(rows.filter(pk__in=list(claims)).order_by("pk"))


def _save(row: SubsidyClaim) -> None:
    row.version += 1
    row.save()


def _journal(action: str, rows: list[SubsidyClaim], by: User) -> None:
    course = rows[0].trainee.course
    for each in rows:
        journal.record(by=by, action=action, obj=each, region=course.region_id)
