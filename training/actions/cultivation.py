"""Moving a leader's cultivation on: stage by stage by the office that sees to it, each move kept as a step.

Granting writes the title, or links one on record, in the same transaction; a title voided takes its grant back.
"""

import datetime

from django.db import transaction

from training.models import CULTIVATION_OVER, Cultivation, CultivationStage, CultivationStep, LeaderTitle
from training.queries.cultivation import titles_to_link
from training.rules import cultivation as rules
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.access.scope import may_see
from workshops.records import kind as kinds
from workshops.records import writing
from workshops.records.keepers import ALL_LEVELS, works_for

NOT_YOURS = "培育工作由责任部门办理。"
OVER = "这项培育已经结束，不能再推进。"
CHANGED = "培育情况刚被更新，请重新打开页面核对后再办理。"


def may_move(user: User, row: Cultivation) -> bool:
    """Of a row that the user may see: offices of the department that sees to it, at any level above the leader."""
    return row.voided_at is None and row.stage in rules.OPEN and works_for(user, (row.department,), ALL_LEVELS)


def may_grant(user: User, row: Cultivation) -> bool:
    return may_move(user, row) and rules.may_move(row.stage, rules.GRANTED)


@transaction.atomic
def move(
    cultivation_id: int,
    *,
    by: User,
    seen_version: int,
    stage: str,
    next_step: str = "",
    due_on: datetime.date | None = None,
    note: str = "",
) -> Cultivation:
    """To another stage, or with another next step in the same one; stopped it needs a `note` that says why."""
    row = _held(cultivation_id, by, seen_version)
    if stage == CultivationStage.GRANTED or not rules.may_move(row.stage, stage):
        raise Refused("wrong_stage", f"“{row.get_stage_display()}”的下一步不能是所选的阶段。", field="stage")
    if stage == CultivationStage.STOPPED:
        next_step, due_on = "", None
        if not note.strip():
            raise Refused("reason_missing", "终止培育的，请写明原因。", field="note")
    else:
        _refuse_unsound(next_step, due_on)
    source = row.stage
    row.stage, row.next_step, row.due_on = stage, next_step.strip(), due_on
    _save(row)
    keep_step(row, by=by, source=source, note=note)
    _journal("cultivation.move", row, by, source)
    return row


@transaction.atomic
def grant(
    cultivation_id: int, *, by: User, seen_version: int, title: LeaderTitle | None = None, note: str = "", **facts
) -> Cultivation:
    """`title`: one on record that is linked; else `facts` (name, granted_on, issuer, document_number, project) make
    one of the cultivation's leader, kind and level."""
    if title is not None:  # before the cultivation, as voiding a title does: it must not be voided meanwhile
        title = LeaderTitle.objects.select_for_update(of=("self",), no_key=True).get(pk=title.pk)
    row = _held(cultivation_id, by, seen_version)
    if not rules.may_move(row.stage, rules.GRANTED):
        raise Refused("wrong_stage", "评审中的才能登记获得称号。")
    if title is None:
        of = {"leader": row.leader, "kind": row.target_kind, "level": row.target_level, "ended_on": None}
        title = writing.enter(kinds.get("leader-titles"), by=by, **of, **facts)
    elif not titles_to_link(row).filter(pk=title.pk).exists():
        raise Refused("other_title", "所选称号与培育目标不一致，或已由其他培育取得。", field="title")
    source = row.stage
    row.stage, row.title, row.next_step, row.due_on = CultivationStage.GRANTED, title, "", None
    _save(row)
    keep_step(row, by=by, source=source, note=note)
    _journal("cultivation.grant", row, by, source)
    return row


def reopen_for(title: LeaderTitle, *, by: User) -> None:
    """The title was voided: what was granted by it stands before its review again, or, where another cultivation to
    the same end is under way by now, is stopped. In the caller's transaction."""
    for row in _locked().filter(title=title, stage=CultivationStage.GRANTED, voided_at=None):
        others = Cultivation.objects.filter(leader=row.leader_id, voided_at=None)
        same = others.filter(target_kind=row.target_kind, target_level=row.target_level)
        taken = same.exclude(stage__in=CULTIVATION_OVER).exists()
        row.stage = CultivationStage.STOPPED if taken else CultivationStage.UNDER_REVIEW
        row.title = None
        _save(row)
        keep_step(row, by=by, source=CultivationStage.GRANTED, note="获得的称号已作废。")
        _journal("cultivation.reopen", row, by, CultivationStage.GRANTED)


def keep_step(row: Cultivation, *, by: User, source: str, note: str = "") -> CultivationStep:
    office = by.office.name if by.office else ""
    return CultivationStep.objects.create(
        cultivation=row, source=source, target=row.stage, next_step=row.next_step, due_on=row.due_on,
        note=note.strip(), by=by, office_name=office,
    )  # fmt: skip


def _locked():
    return Cultivation.objects.select_for_update(of=("self",), no_key=True).select_related("leader__region")


def _held(cultivation_id: int, by: User, seen_version: int) -> Cultivation:
    row = _locked().get(pk=cultivation_id)
    if not works_for(by, (row.department,), ALL_LEVELS) or not may_see(row, by):
        raise Refused("wrong_role", NOT_YOURS)
    if row.voided_at or row.stage not in rules.OPEN:
        raise Refused("over", OVER)
    if row.version != seen_version:
        raise Refused("changed_meanwhile", CHANGED)
    return row


def _refuse_unsound(next_step: str, due_on: datetime.date | None) -> None:
    if not next_step.strip():
        raise Refused("next_missing", "请填写下一步工作。", field="next_step")
    if due_on is None:
        raise Refused("due_missing", "请填写下一步工作的完成期限。", field="due_on")
    if due_on < clock.today():
        raise Refused("past", "完成期限不能早于今天。", field="due_on")


def _save(row: Cultivation) -> None:
    row.version += 1
    row.save(update_fields=["stage", "title", "next_step", "due_on", "version", "updated_at"])


def _journal(action: str, row: Cultivation, by: User, source: str) -> None:
    detail = {"from": source, "to": row.stage}
    journal.record(by=by, action=action, obj=row, region=row.leader.region_id, detail=detail)
