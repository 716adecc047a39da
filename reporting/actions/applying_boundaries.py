"""A reviewed change of divisions takes effect: the tree, what stands in it, its offices and open cases.

One change, one transaction, one at a time. Applying again changes nothing.
"""

import datetime
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from reporting.actions import boundary_handovers
from reporting.actions.boundaries import check
from reporting.actions.boundary_moves import move_rows
from reporting.actions.boundary_offices import follow, rename
from reporting.actions.boundary_splits import move_split
from reporting.models import Return, ReturnStatus
from reporting.queries.boundaries import may_enter, touched_later, unassigned
from reporting.queries.boundary_rows import holding
from reporting.rules import return_flow
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import RegionAssignment, Workshop
from workshops.regions import divisions
from workshops.regions.models import ChangeStatus, Region, RegionChange
from workshops.regions.restatement import Change, forward, heirs, splits

RECENT = datetime.timedelta(days=31)
"""For so long what was still under way when a change took effect is looked after."""


@dataclass
class Outcome:
    """``blocked``: with what is said against each; ``unreviewed``: drafts whose day has come."""

    applied: list[RegionChange] = field(default_factory=list)
    blocked: list[tuple[RegionChange, str]] = field(default_factory=list)
    unreviewed: list[RegionChange] = field(default_factory=list)
    followed: int = 0


def apply_due(as_of: datetime.date | None = None, *, by: User | None = None) -> Outcome:
    """All reviewed changes whose day has come by ``as_of`` (today), in the order of their days."""
    day = min(as_of or clock.today(), clock.today())
    outcome = Outcome()
    due = RegionChange.objects.filter(status=ChangeStatus.REVIEWED, effective_on__lte=day)
    for change in due.order_by("effective_on", "pk"):
        try:
            if apply_change(change.pk, by=by, as_of=day):
                outcome.applied.append(change)
        except Refused as refusal:
            outcome.blocked.append((change, refusal.message))
            boundary_handovers.tell_blocked(change, refusal.message)
    outcome.followed = _look_after()
    for draft in RegionChange.objects.filter(status=ChangeStatus.DRAFT, effective_on__lte=day).order_by("pk"):
        outcome.unreviewed.append(draft)
        boundary_handovers.tell_unreviewed(draft)
    return outcome


def apply_change(change_id: int, *, by: User | None = None, as_of: datetime.date | None = None) -> bool:
    """Whether it was applied now; False: it is already. ``by`` None is the daily task."""
    with transaction.atomic():
        divisions.lock()
        change = RegionChange.objects.select_for_update().get(pk=change_id)
        if change.status == ChangeStatus.APPLIED:
            return False
        pure = change.as_pure()
        _refuse(change, pure, by, as_of or clock.today())
        moved = _apply(change, pure)
        change.status, change.applied_at = ChangeStatus.APPLIED, clock.now()
        change.save()
        divisions.write_retired(divisions.history())
        journal.record(by=by, action="region-change.apply", obj=change, detail={"rows": moved})
    return True


def _refuse(change: RegionChange, pure: Change, by: User | None, day: datetime.date) -> None:
    if by is not None and not may_enter(by):
        raise Refused("wrong_role", "区划变更由文化和旅游部的业务管理人员执行。")
    if change.status != ChangeStatus.REVIEWED:
        raise Refused("wrong_state", f"当前状态为“{change.get_status_display()}”，不能执行。")
    if change.effective_on > day:
        raise Refused("too_early", f"该变更自 {change.effective_on} 起生效，尚未到期。")
    if touched_later(change, pure):
        said = "更晚生效（或同一天、录入在后）的变更已执行，涉及相同区划；请作废后按生效先后重新录入。"
        raise Refused("overtaken", said)
    missing = len(unassigned(change))
    if missing:
        raise Refused("unassigned", f"还有 {missing} 家工坊没有分配到拆分后的区划。")


def _apply(change: RegionChange, pure: Change) -> int:
    codes = sorted({*pure.olds, *pure.news})
    # Nobody who writes a row into one of these divisions right now is kept waiting (each may wait for what the other
    # has): such rows follow at the end of the run, and every night for a month.
    list(Region.objects.select_for_update(no_key=True).filter(pk__in=codes).order_by("pk").values_list("pk"))
    before = divisions.current()
    after = check(change, before)
    old_names = {code: unit.name for code, unit in before.items()}
    taken, ended, parts = heirs(pure), forward(pure, after), splits(pure)
    _refuse_homeless(pure, taken)
    offered = boundary_handovers.collect(change, pure)
    divisions.write(after, change.effective_on)
    _assignments(change, pure, taken)
    moved, gone = 0, [code for code in pure.olds if code not in pure.news]
    _cancel_returns([code for code in gone if not taken[code]])
    for code in pure.olds:
        target = taken[code] or ended[code]
        if code in parts:
            moved += move_split(change, code, target)
        elif target and target != code:
            moved += move_rows(change, code, target)
    _cancel_returns(gone)
    rename(pure, old_names)
    followed = follow(pure, taken)
    boundary_handovers.write(change, pure, taken, ended, offered, followed)
    boundary_handovers.tell(change, pure)
    return moved


def _cancel_returns(codes: list[str]) -> None:
    """Unsent ones of divisions that ended, where the division that took over makes its own for the same period."""
    left = Return.objects.filter(region__in=codes, status__in=sorted(return_flow.IN_WORK))
    left.update(status=ReturnStatus.CANCELLED, version=F("version") + 1)


def _refuse_homeless(pure: Change, taken: dict[str, str | None]) -> None:
    for code, target in taken.items():
        held = [] if target else holding(code)
        if held:
            said = f"{pure.olds[code].name}撤销后没有承接的区划，但还有{'、'.join(held)}，请写明去向。"
            raise Refused("homeless", said)


def _assignments(change: RegionChange, pure: Change, taken: dict[str, str | None]) -> None:
    """Where every workshop went, for statistics that go back; of split ones it stands already."""
    parts = splits(pure)
    rows = Workshop.objects.filter(region__in=[code for code in pure.olds if code not in parts])
    RegionAssignment.objects.bulk_create(
        [
            RegionAssignment(change=change, workshop_id=pk, old_id=code, new_code=taken[code] or "")
            for pk, code in rows.values_list("pk", "region_id")
        ],
        batch_size=2000,
    )


def _look_after() -> int:
    """What was under way when a change took effect, and was written with the old code just afterwards, follows."""
    moved = 0
    since = clock.now() - RECENT
    recent = RegionChange.objects.filter(status=ChangeStatus.APPLIED, historic=False, applied_at__gte=since)
    for change in recent.order_by("effective_on", "pk"):
        pure = change.as_pure()
        parts = splits(pure)
        for code, target in heirs(pure).items():
            if not target or code in pure.news or not Region.objects.in_force().filter(pk=target):
                continue
            with transaction.atomic():
                divisions.lock()
                moved += (move_split if code in parts else move_rows)(change, code, target)
    return moved
