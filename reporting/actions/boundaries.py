"""Changes of divisions: entered by one official of the ministry, reviewed by another, workshops assigned."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from reporting.actions.problems_texts import one_line, refuse_numbers
from reporting.queries.boundaries import (
    facts_of,
    listed,
    may_acknowledge,
    may_enter,
    to_assign,
    touched_later,
    tree_before,
)
from reporting.queries.editions import EARLIEST
from reporting.rules import boundary_flow as flow
from reporting.rules import boundary_sense as sense
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.actions.refusals import tracing
from workshops.models import RegionAssignment, RegionHandover
from workshops.regions.models import ChangeStatus, Region, RegionChange, RegionChangeLine
from workshops.regions.restatement import Change, Impossible, Line, Unit, Units, completed, heirs, redo, splits

SAID = ("kind", "title", "effective_on", "document_no", "source")
WORDS = ("title", "document_no", "source")
LABEL = RegionChange._meta.label_lower
NAME = re.compile(r"[㐀-鿿·]+")
"""It stands at the head of lines in every workbook: neither formula nor anything that isn't seen."""
FURTHEST = datetime.timedelta(days=731)
"""A change is entered at most so long before its day."""


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as typed: what is said of the new division, of the old one only its code. Blank keeps the old word."""

    old_code: str = ""
    new_code: str = ""
    new_name: str = ""
    new_level: str = ""
    new_parent: str = ""
    corps: bool = False
    is_heir: bool = False


def enter(*, by: User, lines: Sequence[TypedLine], **said) -> RegionChange:
    """A draft. ``said``: ``SAID``."""
    with tracing("region-change.enter", by), transaction.atomic():
        _require_official(by)
        change = RegionChange(entered_by=by, entered_at=clock.now())
        _write(change, lines, said)
        journal.record(by=by, action="region-change.enter", obj=change, detail={"kind": change.kind})
    return change


def edit(change_id: int, *, by: User, lines: Sequence[TypedLine], **said) -> RegionChange:
    """Who edits it last has entered it: another one reviews it."""
    with tracing("region-change.edit", by, (LABEL, change_id)), transaction.atomic():
        change = _taken(change_id, flow.EDIT, by)
        change.entered_by, change.entered_at = by, clock.now()
        change.lines.all().delete()
        _write(change, lines, said)
        RegionAssignment.objects.filter(change=change).exclude(old__in=splits(change.as_pure())).delete()
        journal.record(by=by, action="region-change.edit", obj=change, detail={"kind": change.kind})
    return change


def review(change_id: int, *, by: User) -> RegionChange:
    with tracing("region-change.review", by, (LABEL, change_id), every=True), transaction.atomic():
        change = _taken(change_id, flow.REVIEW, by)
        check(change)
        change.status, change.reviewed_by, change.reviewed_at = ChangeStatus.REVIEWED, by, clock.now()
        change.note = ""
        change.save()
        journal.record(by=by, action="region-change.review", obj=change)
    return change


def send_back(change_id: int, *, by: User, reason: str) -> RegionChange:
    """To be mended, before it is applied; then it is reviewed anew."""
    with tracing("region-change.send_back", by, (LABEL, change_id)), transaction.atomic():
        change = _taken(change_id, flow.SEND_BACK, by)
        change.note = _reason(reason)
        change.status, change.reviewed_by, change.reviewed_at = ChangeStatus.DRAFT, None, None
        change.save()
        journal.record(by=by, action="region-change.send_back", obj=change)
    return change


def drop(change_id: int, *, by: User, reason: str) -> RegionChange:
    with tracing("region-change.drop", by, (LABEL, change_id)), transaction.atomic():
        change = _taken(change_id, flow.DROP, by)
        change.note, change.status = _reason(reason), ChangeStatus.DROPPED
        change.save()
        journal.record(by=by, action="region-change.drop", obj=change)
    return change


def assign(change_id: int, chosen: Mapping[int, str], *, by: User) -> int:
    """Workshop → new division, for workshops of split ones; how many were said. The others stay as they are."""
    with tracing("region-change.assign", by, (LABEL, change_id)), transaction.atomic():
        change = _taken(change_id, flow.ASSIGN, by)
        asked = {each.workshop.pk: each for each in to_assign(change)}
        for pk, code in chosen.items():
            if pk not in asked or code not in asked[pk].options:
                raise Refused("not_a_part", "所选区划不在拆分后的区划中，或者工坊不属于被拆分的区划。", field=f"w{pk}")
            RegionAssignment.objects.update_or_create(
                change=change, workshop_id=pk,
                defaults={"old": asked[pk].workshop.region, "new_code": code, "by": by, "at": clock.now()},
            )  # fmt: skip
        journal.record(by=by, action="region-change.assign", obj=change, detail={"workshops": len(chosen)})
    return len(chosen)


def acknowledge(handover_id: int, *, by: User) -> RegionHandover:
    """The receiving office has taken over the open cases."""
    obj = (RegionHandover._meta.label_lower, handover_id)
    with tracing("region-handover.acknowledge", by, obj), transaction.atomic():
        handover = RegionHandover.objects.select_for_update(of=("self",)).select_related("region").get(pk=handover_id)
        if handover.acknowledged_at:
            raise Refused("wrong_state", "这份移交单已确认接收。")
        if not may_acknowledge(handover, by):
            raise Refused("wrong_role", "移交单由接收机构确认。")
        handover.acknowledged_by, handover.acknowledged_at = by, clock.now()
        handover.save()
        journal.record(by=by, action="region-handover.acknowledge", obj=handover, region=handover.region_id)
    return handover


def check(change: RegionChange, before: Units | None = None) -> Units:
    """Whether the change fits the divisions before it; the tree after it.

    ``before`` None: those that it will find; then also whether it makes sense, as somebody can still mend it.
    """
    pure = change.as_pure()
    if not pure.lines:
        raise Refused("no_lines", "请至少填写一行区划变更明细。", field="lines")
    units = tree_before(change) if before is None else before
    try:
        after = redo(units, pure)
    except Impossible as fault:
        raise Refused("unfit", str(fault), field="lines") from fault
    _refuse_stale(pure, units)
    _refuse_provinces(pure)
    _refuse_passing_on(pure)
    taken = heirs(pure)
    for code, parts in splits(pure).items():
        if taken[code] not in parts:
            name = pure.olds[code].name
            raise Refused("no_heir", f"{name}拆分为多个区划，请在其中一行注明“承接原机构”。", field="lines")
    if before is None:
        _refuse_senseless(change, pure, units, after)
    return after


def _refuse_stale(pure: Change, units: Units) -> None:
    """What was written down of the old divisions holds no more: the lines would undo another change."""
    for code, old in pure.olds.items():
        now = units[code]
        if (now.name, now.level, now.parent) != (old.name, old.level, old.parent):
            raise Refused(
                "stale", f"录入以后，{code} {old.name}已有另外的变更（现为{now.name}，上级 {now.parent}），"
                "请由录入人修改后重新审核。", field="lines",
            )  # fmt: skip


def _refuse_senseless(change: RegionChange, pure: Change, before: Units, after: Units) -> None:
    for said in sense.wrong_lines(pure, before, after):
        raise Refused("senseless", said, field="lines")
    if said := sense.wrong_kind(change.kind, pure):
        raise Refused("wrong_kind", said, field="kind")
    if change.effective_on > clock.today() + FURTHEST:
        raise Refused("too_far", "生效日期最多在两年以内，请核对年份。", field="effective_on")
    if touched_later(change, pure):
        said = "更晚生效（或同一天、录入在后）的变更已执行，涉及相同区划；请核对生效日期，同一天的请作废后重新录入。"
        raise Refused("overtaken", said, field="effective_on")


def _require_official(by: User) -> None:
    if not may_enter(by):
        raise Refused("wrong_role", "区划变更由文化和旅游部的业务管理人员录入和审核。")


def _taken(change_id: int, action: str, by: User) -> RegionChange:
    """The row, locked, for a step that the table allows."""
    change = RegionChange.objects.select_for_update().get(pk=change_id)
    _require_official(by)
    if flow.target(action, facts_of(change, by)) is None:
        if action == flow.REVIEW and change.status == ChangeStatus.DRAFT:
            raise Refused("own_case", "录入人不能审核自己录入的区划变更，请由另一人审核。")
        raise Refused("wrong_state", f"当前状态为“{change.get_status_display()}”，不能{flow.LABELS[action]}。")
    return change


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("reason_missing", "请写明原因。", field="reason")
    refuse_numbers(reason=text)
    return text.strip()[:300]


def _write(change: RegionChange, typed: Sequence[TypedLine], said: dict) -> None:
    for name in SAID:
        setattr(change, name, one_line(said[name]) if name in WORDS else said[name])
    refuse_faulty(change, SAID)
    refuse_numbers(**{name: getattr(change, name) for name in WORDS})
    if change.effective_on <= EARLIEST:
        raise Refused("too_early", f"{EARLIEST} 及以前的区划变更不在登记范围内。", field="effective_on")
    change.save()
    before = tree_before(change)
    lines = completed(before, [_line(each, typed, before) for each in typed])
    RegionChangeLine.objects.bulk_create(_rows(change, lines))
    check(listed().get(pk=change.pk))


def _line(typed: TypedLine, every: Sequence[TypedLine], units: Units) -> Line:
    old = units.get(typed.old_code) if typed.old_code else None
    if typed.old_code and old is None:
        raise Refused("unknown_old", f"原区划代码 {typed.old_code} 不在变更前的区划中。", field="lines")
    if not typed.new_code:
        return Line(old, None)
    there = units.get(typed.new_code) or old
    # Several lines into one new division need to describe it only once.
    said = [each for each in every if each.new_code == typed.new_code]
    name = next((each.new_name for each in said if each.new_name), there.name if there else "")
    level = next((each.new_level for each in said if each.new_level), there.level if there else "")
    parent = next((each.new_parent for each in said if each.new_parent), (there.parent or "") if there else "")
    if not (name and level and parent):
        raise Refused("new_incomplete", f"请填写新区划 {typed.new_code} 的名称、级别和上级代码。", field="lines")
    if typed.new_code not in units and Region.objects.filter(pk=typed.new_code).exists():
        raise Refused("code_used", f"代码 {typed.new_code} 曾用于已撤销的区划，不能重复使用。", field="lines")
    if not NAME.fullmatch(name):
        raise Refused("wrong_name", f"新区划 {typed.new_code} 的名称只能用汉字。", field="lines")
    corps = any(each.corps for each in said) or bool(there and there.corps)
    return Line(old, Unit(typed.new_code, name, level, parent, corps), typed.is_heir)


def _rows(change: RegionChange, lines: Sequence[Line]) -> list[RegionChangeLine]:
    pairs = [(line.old and line.old.code, line.new and line.new.code) for line in lines]
    if len(set(pairs)) < len(pairs):
        raise Refused("line_twice", "同一对原区划和新区划只写一行。", field="lines")
    marked = [line.old.code for line in lines if line.old and line.is_heir]
    if len(set(marked)) < len(marked):
        raise Refused("heir_twice", "一个原区划只有一个承接原机构的新区划。", field="lines")
    return [_row(change, number, line) for number, line in enumerate(lines)]


def _row(change: RegionChange, number: int, line: Line) -> RegionChangeLine:
    row = RegionChangeLine(change=change, position=number, is_heir=line.is_heir)
    for side, unit in (("old", line.old), ("new", line.new)):
        for name in ("code", "name", "level", "parent") if unit else ():
            setattr(row, f"{side}_{name}", getattr(unit, name) or "")
        row.corps = row.corps or bool(unit and unit.corps)
    return row


def _refuse_provinces(change: Change) -> None:
    if any(unit.level == "province" for unit in (*change.olds.values(), *change.news.values())):
        raise Refused("province", "省级区划的变更不在此办理。", field="lines")


def _refuse_passing_on(change: Change) -> None:
    """A code that is left and taken by another division in one change: whose rows are whose could not be told."""
    lines = [line for line in change.lines if line.old and line.new]
    stays = {line.new.code for line in lines if line.new.code == line.old.code}
    for line in lines:
        if line.new.code in change.olds and line.new.code not in stays:
            said = f"代码 {line.new.code} 现由“{change.olds[line.new.code].name}”使用，不能在改出的同时给别的区划。"
            raise Refused("code_passed_on", said, field="lines")
