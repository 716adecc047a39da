"""Whom the departments cultivate for which title, and what comes next (notice art. 5)."""

from django.urls import reverse

from training.actions.cultivation import keep_step, may_grant, may_move
from training.kinds.leaders import LEADER_SAID, REGION
from training.kinds.titles import departments_of
from training.models import Cultivation, CultivationStage, LeaderTitle, Level, TitleKind
from training.queries.cultivation import with_overdue
from training.rules.cultivation import GRANTED, OPEN, STOPPED, is_overdue
from training.rules.titles import sees_to
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.keepers import ALL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

TONES = {GRANTED: "good", STOPPED: "neutral"}


def is_late(row) -> bool:
    return row.voided_at is None and is_overdue(row.stage, row.due_on, clock.today())


@register
class Cultivations(Kind):
    name = "cultivations"
    app = "training"
    model = Cultivation
    title = "带头人培育"
    noun = "培育对象"
    lead = "把带头人培育成乡村文化和旅游能人、乡村工匠、传承人：到了哪一步，下一步做什么、由谁做、何时完成。"
    joins = ("leader__region",)
    search_fields = ("leader__name",)
    default_order = ("due_on",)
    fields = ("leader", "target_kind", "target_level", "department", "next_step", "due_on", "note")
    keepers = Keepers(departments=tuple(Department.values), levels=ALL_LEVELS)
    api_fields = ("stage", "title")
    constraint_words = {
        "training_cultivation_one_open": ("leader", "这位带头人已在为同一称号培育。"),
        "training_cultivation_granted": ("", "获得称号的登记在“登记获得称号”中办理。"),
    }
    detail_template = "training/cultivation_detail.html"
    columns = (
        Column("leader", "带头人", **LEADER_SAID),
        REGION,
        Column("target_kind", "培育目标", "choice", choices=TitleKind, filterable=True, importable=True, required=True),
        Column("target_level", "目标级别", "choice", choices=Level, filterable=True, importable=True, required=True),
        Column("stage", "阶段", "choice", choices=CultivationStage, filterable=True, sortable=True),
        Column("next_step", "下一步工作", width=30, importable=True, max_length=200),
        Column("due_on", "完成期限", "date", filterable=True, sortable=True, importable=True),
        Column("department", "责任部门", "choice", choices=Department, filterable=True, importable=True, required=True),
        Column("overdue", "逾期", "bool", value=is_late, path="overdue", filterable=True),
    )  # fmt: skip

    def rows(self, user):
        return with_overdue(super().rows(user))

    def field(self, name, user):
        if name != "department":
            return None
        made = Cultivation._meta.get_field(name).formfield(initial=user.department or "")
        made.error_messages["required"] = "请选择责任部门。"
        return made

    def faults(self, row, by):
        if row.stage not in OPEN:
            yield "", "这项培育已经结束，不能再修改。"
        if row.target_kind and row.department and not sees_to(row.department, row.target_kind):
            yield "department", f"{row.get_target_kind_display()}由{departments_of(row.target_kind)}部门培育。"
        if row.due_on and not row.next_step:
            yield "next_step", "请填写在期限前完成的工作。"
        if row.pk is None and row.due_on and row.due_on < clock.today():
            yield "due_on", "完成期限不能早于今天。"
        held = LeaderTitle.objects.filter(voided_at=None, ended_on=None, leader=row.leader_id)
        held = held.filter(kind=row.target_kind, level=row.target_level).exclude(kind=TitleKind.OTHER)
        if row.leader_id and row.target_kind != TitleKind.INHERITOR and held.exists():
            yield "target_kind", "这位带头人已有这个称号。"

    def changed(self, row, by, *, act):
        if act != "void":
            keep_step(row, by=by, source="" if act == "enter" else row.stage, note=row.note if act == "enter" else "")

    def list_actions(self, user):
        return (("按阶段查看", reverse("training:cultivation-board")),)

    def detail(self, row, user):
        steps = list(row.steps.order_by("-pk"))
        return {
            "late": is_late(row), "tone": TONES.get(row.stage, "info"), "over": row.stage not in OPEN,
            "stages": _stages(row), "entries": [_entry(step) for step in steps],
            "may_move": may_move(user, row), "may_grant": may_grant(user, row),
        }  # fmt: skip


def _stages(row) -> list[dict]:
    """The way as the stepper shows it."""
    if row.stage == STOPPED:
        reached = row.steps.filter(target=STOPPED).order_by("-pk").values_list("source", flat=True).first()
        at = OPEN.index(reached) if reached in OPEN else 0
        made = [{"label": CultivationStage(each).label, "state": "done"} for each in OPEN[: at + 1]]
        return [*made, {"label": CultivationStage(STOPPED).label, "state": "stopped"}]
    way = (*OPEN, GRANTED)
    at = way.index(row.stage)
    return [
        {
            "label": CultivationStage(each).label,
            "state": "done" if n < at or row.stage == GRANTED else "current" if n == at else "todo",
        }
        for n, each in enumerate(way)
    ]


def _entry(step) -> dict:
    title = step.get_target_display()
    if step.source == step.target:
        title = f"{title}：更新下一步工作"
    lines = [f"下一步：{step.next_step}" if step.next_step else "", step.note]
    if step.due_on:
        lines[0] += f"（{step.due_on:%Y-%m-%d} 前）"
    note, tone = "\n".join(filter(None, lines)), TONES.get(step.target, "info")
    return {"title": title, "at": step.at, "who": step.office_name, "note": note, "tone": tone}
