"""The yearly confirmation: handed in by the leader, accepted or returned by the county (rules.md §4)."""

import datetime
from collections.abc import Callable, Iterable

import pghistory
from django.db import transaction
from django.urls import reverse

from certification import changes as differences
from certification import deadlines, flow
from certification.models import Case, Confirmation
from certification.notifying import tell_offices, tell_workshop
from certification.queries.measures import Windows
from certification.revocation import Standing as Assessment
from certification.revocation import YearState
from certification.standing import assess_workshop, locked_with_facts, refresh, standing_ending, with_facts
from certification.wording import said_day
from workshops.access import clock, journal
from workshops.access.models import Department, Duty, User
from workshops.access.refusal import Refused
from workshops.actions.describing import describe
from workshops.models import Attachment, Workshop

STATEMENT = "本人确认以上登记信息真实、准确、完整，并对其真实性负责。"
STATEMENT_ON_BEHALF = "本次确认由县级文化和旅游部门代为办理，带头人签字的确认书扫描件已上传。"


def confirm(
    workshop_id: int,
    *,
    by: User,
    year: int,
    changes: differences.Changes,
    signature_name: str,
    statement: str,
    on_behalf: bool = False,
    signature_scan: Attachment | None = None,
    seen_version: int | None = None,
) -> Confirmation:
    """Hand in `year`: nothing changed (`changes` empty) or an update {field: [old, new]} in JSON values.

    The instant is that of the call, so that waiting for the row's lock costs nobody the last second of a window;
    the lock keeps a submission and the sweep from crossing. `seen_version`: the register's version the signer saw.
    Refused with a code; ValidationError by field for values the register can't hold.
    """
    at = clock.now()
    try:
        with transaction.atomic():
            workshop = locked_with_facts(workshop_id)
            _refuse_signer(workshop, by, signature_name, statement, on_behalf, signature_scan)
            refuse_unless_open(workshop, year, clock.local_day(at))
            _refuse_unless_seen(workshop, changes, seen_version)
            signed = {"statement": statement, "signature_name": signature_name.strip()}
            signed |= {"on_behalf": on_behalf, "signature_scan": signature_scan}
            handed_in = {"submitted_at": at, "submitted_by": by}
            confirmation = Confirmation(workshop=workshop, year=year, changes=changes, **signed, **handed_in)
            _hand_in(confirmation, by)
            return confirmation
    except Refused as refusal:
        _record_refusal(refusal, by, workshop_id, year)
        raise


def _record_refusal(refusal: Refused, by: User, workshop_id: int, year: int) -> None:
    journal.record(
        by=by,
        action="confirmation.submit",
        obj=(Workshop._meta.label_lower, workshop_id),
        result="refused",
        detail={"code": refusal.code, "year": year},
    )


def _hand_in(confirmation: Confirmation, by: User) -> None:
    """Write the row and all that follows from it, inside the caller's transaction."""
    workshop, scan = confirmation.workshop, confirmation.signature_scan
    confirmation.figures = differences.applied(workshop, confirmation.changes).figures()
    confirmation.due_on = deadlines.due_on(confirmation)
    confirmation.save()
    if scan:
        share([scan], workshop.region)
    refresh([workshop.pk])
    _tell_county(confirmation)
    detail = {
        "year": confirmation.year,
        "fields": sorted(confirmation.changes),
        "on_behalf": confirmation.on_behalf,
    }
    journal.record(by=by, action="confirmation.submit", obj=confirmation, region=workshop.region_id, detail=detail)


def share(files: Iterable[Attachment], region) -> None:
    """What was handed in with a case is for the offices of its region to see."""
    Attachment.objects.filter(pk__in=[file.pk for file in files]).update(shared=True, region=region)


def is_county_culture(user: User, region) -> bool:
    """Whether the user works in the culture office of that very certifying region."""
    staff = user.duty in {Duty.CLERK, Duty.APPROVER} and user.is_office
    return staff and user.department == Department.CULTURE and user.region is not None and user.region.pk == region.pk


def _refuse_signer(workshop, by, signature_name, statement, on_behalf, signature_scan) -> None:
    name = signature_name.strip()
    if on_behalf:
        if not is_county_culture(by, workshop.region):
            raise Refused("wrong_role", "只有本县文化和旅游部门可以代为确认。")
        if signature_scan is None:
            raise Refused("scan_missing", "代为确认须上传带头人签字的扫描件。", field="signature_scan")
    elif workshop.leader.user_id != by.pk:
        raise Refused("wrong_role", "年度确认须由工坊带头人本人办理。")
    elif name != workshop.leader.name.strip():
        raise Refused("signature_mismatch", "签名须与登记的带头人姓名一致。", field="signature_name")
    if not name:
        raise Refused("signature_missing", "请填写签名。", field="signature_name")
    if not statement.strip():
        raise Refused("statement_missing", "请勾选确认声明。", field="statement")


def refuse_unless_open(workshop: Workshop, year: int, day: datetime.date) -> Assessment:
    """Refused with the reason why `year` can't be handed in on `day`; the workshop comes from `with_facts`."""
    assessment = assess_workshop(workshop, Windows(), day)
    if standing_ending(workshop) or assessment.revoked_on:
        raise Refused("ended", "该工坊的非遗工坊资格已经终止，不能再确认。")
    if year in {result.year for result in assessment.actionable}:
        return assessment
    found = next((result for result in assessment.years if result.year == year), None)
    if found is None or found.state == YearState.UPCOMING:
        opens = f"（{said_day(found.window.opens)}开始）" if found else ""
        raise Refused("window_not_open", f"{year}年度的确认期尚未开始{opens}。", field="year")
    if found.state == YearState.PENDING:
        raise Refused("waiting", f"{year}年度的确认已经提交，正在等待县级审核。", field="year")
    if found.state == YearState.MISSED:
        raise Refused("window_closed", f"{year}年度的确认已于{said_day(found.deadline)}截止。", field="year")
    raise Refused("nothing_to_confirm", f"{year}年度不需要确认或已经确认。", field="year")


def _refuse_unless_seen(workshop: Workshop, changes: differences.Changes, seen_version: int | None) -> None:
    old = differences.values(changes, 0)
    if seen_version not in (None, workshop.version) or any(getattr(workshop, n) != v for n, v in old.items()):
        raise Refused("register_changed", "您填写期间登记信息已有变动，请核对最新的登记信息后再签名。")


def _tell_county(confirmation: Confirmation) -> None:
    workshop = confirmation.workshop
    title = f"“{workshop.name}”提交了{confirmation.year}年度确认"
    link = reverse("certification:confirmation-detail", args=[confirmation.pk])
    tell_offices(workshop, [(Department.CULTURE, workshop.region)], "confirmation.submitted", title, link=link)


def accept(confirmation_id: int, *, by: User, note: str = "") -> Confirmation:
    """Accept: changes are written where the register still has the old value; the step keeps what was not written."""
    detail: dict = {}

    def effect(confirmation: Confirmation) -> None:
        confirmation.accepted_at = clock.now()
        if left_out := _write_changes(confirmation, by):
            detail["conflicts"] = left_out

    def after(confirmation: Confirmation) -> None:
        refresh([confirmation.workshop_id])
        body = "部分更新内容与登记库现有内容不一致，未予更新，请联系县级文化和旅游部门核对。" if detail else ""
        title = f"{confirmation.year}年度确认已通过"
        tell_workshop(confirmation.workshop, "confirmation.accepted", title, body, link=_page(confirmation))

    return flow.advance(
        Case.CONFIRMATION,
        confirmation_id,
        flow.Action.PASS,
        by=by,
        note=note,
        detail=detail,
        effect=effect,
        after=after,
    )


def _write_changes(confirmation: Confirmation, by: User) -> differences.Changes:
    """Returns what was not written, as `changes.conflicts` gives it; the year's figures follow the register there.

    The record of a status that has ended stays as it was when it ended.
    """
    workshop = locked_with_facts(confirmation.workshop_id)
    left_out = differences.conflicts(workshop, confirmation.changes, everything=bool(standing_ending(workshop)))
    known = workshop.figures()
    confirmation.figures |= {name: known[name] for name in left_out if name in confirmation.figures}
    new = {name: value for name, value in differences.values(confirmation.changes).items() if name not in left_out}
    if new:
        for name, value in new.items():
            setattr(workshop, name, value)
        workshop.version += 1
        with pghistory.context(user=by.pk):
            workshop.save(update_fields=[*new, "version", "updated_at"])
            describe(workshop)
    return left_out


def send_back(confirmation_id: int, *, by: User, reason: str) -> Confirmation:
    """Return with a reason; the leader is told the deadline that the return gives (docs/adr/0011)."""
    if not reason.strip():
        raise Refused("reason_missing", "请写明退回原因。", field="reason")

    def effect(confirmation: Confirmation) -> None:
        Workshop.objects.select_for_update().get(pk=confirmation.workshop_id)
        confirmation.returned_at = clock.now()
        confirmation.return_reason = reason.strip()

    def after(confirmation: Confirmation) -> None:
        refresh([confirmation.workshop_id])
        _tell_returned(confirmation)

    return flow.advance(
        Case.CONFIRMATION, confirmation_id, flow.Action.RETURN, by=by, note=reason, effect=effect, after=after
    )


def _tell_returned(confirmation: Confirmation) -> None:
    workshop = with_facts(Workshop.objects.filter(pk=confirmation.workshop_id)).get()
    assessment = assess_workshop(workshop, Windows(), clock.today())
    deadline = next((r.deadline for r in assessment.actionable if r.year == confirmation.year), None)
    until = f"请在{said_day(deadline)}前（含当日）修改后重新提交。" if deadline else ""
    title = f"{confirmation.year}年度确认被退回"
    body = f"退回原因：{confirmation.return_reason}\n{until}"
    link = reverse("certification:confirmation-new", args=[workshop.pk])
    tell_workshop(workshop, "confirmation.returned", title, body, link=link)


def _page(confirmation: Confirmation) -> str:
    return reverse("certification:confirmation-detail", args=[confirmation.pk])


Answered = tuple[list[Confirmation], list[tuple[Confirmation, str]]]
"""Those answered, and (refused, why)."""


def accept_many(confirmation_ids: list[int], *, by: User) -> Answered:
    """Accept those without changes, each in a transaction of its own."""

    def answer(row: Confirmation) -> Confirmation:
        if row.changes:
            raise Refused("has_changes", "有更新内容，请打开逐项核对。")
        return accept(row.pk, by=by)

    return _each(confirmation_ids, by, answer)


def return_many(confirmation_ids: list[int], *, by: User, reason: str) -> Answered:
    """Return all with the same reason, each in a transaction of its own."""
    return _each(confirmation_ids, by, lambda row: send_back(row.pk, by=by, reason=reason))


def _each(confirmation_ids: list[int], by: User, answer: Callable[[Confirmation], Confirmation]) -> Answered:
    rows = Confirmation.objects.visible_to(by).filter(pk__in=confirmation_ids).select_related("workshop").order_by("pk")
    answered, refused = [], []
    for row in rows:
        try:
            answered.append(answer(row))
        except Refused as refusal:
            refused.append((row, refusal.message))
    return answered, refused
