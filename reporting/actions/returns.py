"""Every step of a return; ``advance`` is the only writer (rules.md §6)."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from django.db import transaction

from reporting.actions.problems_texts import refuse_numbers
from reporting.actions.returns_freezing import freeze, keep
from reporting.actions.returns_notices import tell
from reporting.models import Return, ReturnAction, ReturnExtra, ReturnLevel, ReturnRemark, ReturnStatus, ReturnStep
from reporting.queries.one_snapshot import one_snapshot
from reporting.queries.returns import JOINS, facts_of, names_of
from reporting.queries.returns_counting import Counted, counted
from reporting.queries.returns_findings import findings_of
from reporting.queries.returns_gathering import unaccepted_parts
from reporting.rules import return_flow as flow
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.actions.refusals import tracing

EXPLANATION_MAX = 500
NUMBER_MAX = Decimal(10) ** 15


def advance(return_id: int, action: str, *, by: User, **given) -> Return:
    """Take one step of the table under the row's lock; raises ``Refused``. Refusals are journalled.

    ``given``: ``note``; ``cells`` (code → what is wrong) when it goes back; ``document`` when it is reopened;
    ``extras`` (code → number or null) and ``explanations`` (key of a finding → words) when filled; ``seen_version``
    where somebody decided by what they saw of it.
    """
    refused = (Return._meta.label_lower, return_id)
    with tracing(f"return.{action}", by, refused, every=True):
        # Before the lock is taken: a nation takes its time to count, and all of it is of one instant.
        found = _count(return_id, by) if action == flow.GENERATE else None
        with transaction.atomic():
            filed = Return.objects.select_for_update(of=("self",)).select_related(*JOINS).get(pk=return_id)
            return _advance(filed, action, by, found=found, **given)


def _advance(
    filed: Return,
    action: str,
    by: User,
    *,
    note: str = "",
    document: str = "",
    seen_version: int | None = None,
    **given,
) -> Return:
    row = _row(filed, action, by)
    if seen_version is not None and seen_version != filed.version:
        raise Refused("stale", "别人刚刚改过这份报表，请重新打开，看过现在的内容后再办理。")
    note, document = note.strip(), document.strip()
    refuse_numbers(note=note, document=document)
    _refuse_unready(filed, action, note, document, given.get("cells") or {})
    if action in WORK:
        WORK[action](filed, **given)
    if action in flow.SENDS:
        filed.sent_at = clock.now()
        filed.first_sent_at = filed.first_sent_at or filed.sent_at
    filed.status = row.target
    filed.version += 1
    filed.save()
    step = _write_step(filed, action, by, note, document)
    if cells := given.get("cells"):
        _write_remarks(filed, step, cells)
    if action in flow.FREEZES:
        freeze(filed, step)
    if action == flow.REPORT:
        _report_parts(filed, by)
    journal.record(by=by, action=f"return.{action}", obj=filed, region=filed.region_id, detail={"to": row.target})
    tell(filed, action, note)
    return filed


def _row(filed: Return, action: str, by: User) -> flow.Transition:
    found = flow.row_for(action, facts_of(filed, by))
    if isinstance(found, flow.Transition):
        return found
    label = ReturnAction(action).label if action in ReturnAction.values else action
    said = {
        "wrong_state": f"当前状态为“{filed.get_status_display()}”，不能{label}。",
        "wrong_role": f"您的账号不能对这份报表{label}。",
    }
    raise Refused(found.code, found.message or said[found.code])


def _refuse_unready(filed: Return, action: str, note: str, document: str, cells: Mapping[str, str]) -> None:
    """What the step needs beside the right person and state."""
    if action == flow.RETURN and not note and not any(reason.strip() for reason in cells.values()):
        raise Refused("note_missing", "请写明退回的原因，或指出有问题的指标。", field="note")
    if action == flow.REOPEN and not note:
        raise Refused("note_missing", "请写明重新打开的理由。", field="note")
    if action == flow.REOPEN and not document:
        raise Refused("document_missing", "请填写决定的文号或依据。", field="document")
    if action in flow.SENDS:
        _refuse_incomplete(filed)
    if action in (flow.REPORT, flow.CONCLUDE) and not note and unaccepted_parts(filed):
        raise Refused("note_missing", "下级报表尚未全部定稿，请说明原因后报送。", field="note")


def _refuse_incomplete(filed: Return) -> None:
    for extra in filed.period.extras.all():
        if extra.code not in filed.extras:
            raise Refused("extra_missing", f"请先填写补充指标“{extra.label}”。")
    found = findings_of(filed)
    for finding in found:
        if finding.impossible:
            raise Refused("impossible_finding", f"{finding.message}请更正登记后重新生成数据。")
    for finding in found:
        if finding.is_open:
            raise Refused("explanation_missing", f"请先说明情况：{finding.message}")


# What the steps write -------------------------------------------------------------------------------------------------


def _count(return_id: int, by: User) -> Counted:
    """What the register knows at this instant of the region and period."""
    with one_snapshot():
        filed = Return.objects.select_related(*JOINS).get(pk=return_id)
        _row(filed, flow.GENERATE, by)
        if filed.period.last >= clock.today():
            raise Refused("period_not_over", f"报表期到 {filed.period.last.isoformat()} 结束，次日起可以生成数据。")
        return counted(filed)


def _generate(filed: Return, found: Counted) -> None:
    if filed.known_at is not None and found.known_at < filed.known_at:
        raise Refused("stale", "别人刚刚重新生成了数据，请重新打开后核对。")
    before = filed.figures
    filed.known_at, filed.figures = found.known_at, found.figures
    keep(filed, found)
    # Words said of other figures don't explain the new ones.
    moved = {code for code, value in filed.figures.items() if before.get(code) != value}
    kept = {found.key for found in findings_of(filed) if not moved & set(found.codes)}
    filed.explanations = {key: words for key, words in filed.explanations.items() if key in kept}


def _fill(filed: Return, *, extras: Mapping | None = None, explanations=None) -> None:
    """What can't be derived, and words on what the checks found. A generated figure is never typed over."""
    _type_extras(filed, extras or {})
    asked = {finding.key for finding in findings_of(filed)}
    said = {key: words.strip() for key, words in (explanations or {}).items()}
    for words in said.values():
        refuse_numbers(explanations=words)
        if len(words) > EXPLANATION_MAX:
            raise Refused("too_long", f"情况说明不超过 {EXPLANATION_MAX} 字。")
    kept = {key: words for key, words in (filed.explanations | said).items() if words and key in asked}
    filed.explanations = kept


def _type_extras(filed: Return, extras: Mapping) -> None:
    told = {extra.code: extra for extra in filed.period.extras.all()}
    typed = dict(filed.extras)
    for code, value in extras.items():
        if code not in told:
            said = "生成的数据不能改填，应更正登记后重新生成。" if code in filed.period.codes else "没有这项补充指标。"
            raise Refused("not_typed", said, field=code)
        typed[code] = _number(told[code], value)
    filed.extras = {code: value for code, value in typed.items() if value is not None}


def _number(extra: ReturnExtra, value) -> str | None:
    if value in (None, ""):
        return None
    try:
        number = Decimal(str(value))
        fits = number.is_finite() and 0 <= number < NUMBER_MAX and number == round(number, extra.decimals)
    except InvalidOperation:
        fits = False
    if not fits:
        kind = "整数" if extra.decimals == 0 else f"最多 {extra.decimals} 位小数的数"
        raise Refused("invalid", f"“{extra.label}”应为不小于 0 的{kind}。", field=extra.code)
    return format(number, "f")


WORK: dict[str, Callable] = {
    flow.GENERATE: lambda filed, found, **_: _generate(filed, found),
    flow.FILL: lambda filed, found=None, cells=None, **given: _fill(filed, **given),
}


def _write_step(filed: Return, action: str, by: User, note: str = "", document: str = "") -> ReturnStep:
    step = ReturnStep(
        filed=filed, action=action, by=by, office=by.office, duty=by.duty, at=clock.now(), note=note,
        document=document,
    )  # fmt: skip
    refuse_faulty(step, ("note", "document"))
    step.save()
    return step


def _write_remarks(filed: Return, step: ReturnStep, cells: Mapping[str, str]) -> None:
    known = names_of(filed.period)
    for code, reason in cells.items():
        if not (reason := reason.strip()):
            continue
        if code not in known:
            raise Refused("unknown_cell", f"报表中没有指标 {code}。", field="note")
        refuse_numbers(**{code: reason})
        remark = ReturnRemark(step=step, code=code, reason=reason)
        refuse_faulty(remark, ("reason",))
        remark.save()


def _report_parts(filed: Return, by: User) -> None:
    """What the province has accepted goes to the ministry with its own."""
    parts = Return.objects.filter(
        period=filed.period_id, region__province=filed.region_id, status=ReturnStatus.ACCEPTED,
        level__in=(ReturnLevel.COUNTY, ReturnLevel.PREFECTURE),
    )  # fmt: skip
    for part in parts.select_for_update(of=("self",)).order_by("pk"):
        part.status = ReturnStatus.REPORTED
        part.version += 1
        part.save(update_fields=("status", "version"))
        _write_step(part, flow.REPORT, by)
