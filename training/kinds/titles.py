"""Titles of leaders over time (notice art. 5)."""

from training.actions.cultivation import reopen_for
from training.kinds.leaders import EVERYBODY, LEADER, REGION
from training.models import LeaderTitle, Level, TitleKind
from training.rules.titles import GRANTORS, sees_to
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

RANKS = {level: rank for rank, level in enumerate(reversed(Level.values))}


def departments_of(title_kind: str) -> str:
    return "、".join(Department(each).label for each in GRANTORS[title_kind])


@register
class LeaderTitles(Kind):
    name = "leader-titles"
    app = "training"
    model = LeaderTitle
    title = "带头人称号"
    noun = "带头人称号"
    lead = "乡村文化和旅游能人、传承人由文化和旅游部门登记，乡村工匠由乡村振兴、人力资源社会保障部门登记。"
    joins = ("leader__region", "project")
    search_fields = ("leader__name", "name")
    default_order = ("-granted_on",)
    fields = (
        "leader", "kind", "level", "name", "granted_on", "issuer", "document_number", "project", "ended_on",
    )  # fmt: skip
    keepers = EVERYBODY
    constraint_words = {
        "training_leadertitle_days": ("ended_on", "终止日期不能早于授予日期。"),
        "training_leadertitle_named": ("name", "其他称号请填写名称。"),
        "training_leadertitle_project": ("project", "只有代表性传承人填写所传承的项目。"),
    }
    detail_template = "training/title_detail.html"
    columns = (
        Column("title", "称号", value=str, width=26),
        LEADER,
        REGION,
        Column("kind", "类型", "choice", choices=TitleKind, filterable=True, importable=True, required=True),
        Column("level", "级别", "choice", choices=Level, filterable=True, importable=True, required=True),
        Column("name", "称号名称", width=26, listed=False, importable=True, max_length=80),
        Column("granted_on", "授予日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("issuer", "授予单位", width=28, importable=True, required=True, max_length=100),
        Column("document_number", "文号", "code", width=20, listed=False, importable=True, max_length=100),
        Column("project", "所传承的项目", value="project.name", path="project__name", width=24, listed=False,
               importable=True, note="代表性传承人必填；名称，重名的写成“名称（项目编号）”"),
        Column("ended_on", "终止日期", "date", filterable=True, importable=True),
    )  # fmt: skip

    def faults(self, row, by):
        if not row.kind:
            return
        if not sees_to(by.department, row.kind):
            yield "kind", f"{row.get_kind_display()}由{departments_of(row.kind)}部门登记。"
        if row.granted_on and row.granted_on > clock.today():
            yield "granted_on", "授予日期不能晚于今天。"
        yield from self._of_project(row)
        yield from self._against_others(row)

    @staticmethod
    def _of_project(row):
        if row.kind != TitleKind.INHERITOR:
            return
        if row.project is None:
            yield "project", "代表性传承人请填写所传承的非遗代表性项目。"
        elif row.level in RANKS and RANKS[row.level] > RANKS[row.project.level]:
            yield "project", f"所选项目是{row.project.get_level_display()}，低于称号的级别。"

    @staticmethod
    def _against_others(row):
        same = LeaderTitle.objects.filter(voided_at=None, leader=row.leader_id, kind=row.kind, level=row.level)
        same = same.filter(name=row.name, project=row.project, ended_on=None).exclude(pk=row.pk)
        if row.ended_on is None and row.leader_id and same.exists():
            yield "kind", "这位带头人已有仍然有效的同一称号。"
        if row.pk is None:
            return
        for won in row.cultivations.filter(voided_at=None):
            if (won.leader_id, won.target_kind, won.target_level) != (row.leader_id, row.kind, row.level):
                yield "kind", "这个称号由培育取得，带头人、类型和级别不能再改；有误的请作废后重新办理。"

    def changed(self, row, by, *, act):
        if act == "void":
            reopen_for(row, by=by)

    def detail(self, row, user):
        return {"cultivations": row.cultivations.visible_to(user).filter(voided_at=None)}
