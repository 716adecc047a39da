"""Consultations of a region's departments, and the issues raised there (notice art. 9)."""

import datetime
import re
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Q
from django.urls import reverse

from reporting.actions.consultations import allowed_steps
from reporting.forms.consultations import departments_field, departments_in
from reporting.models import Consultation, ConsultationIssue, IssueStatus, Problem
from reporting.queries.consultations import STATES, TONES, in_order, state_of, with_counts, with_state
from workshops.access import clock, notify
from workshops.access.models import Department
from workshops.records.finding import Finder
from workshops.records.keepers import LOCAL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

KEEPERS = Keepers(departments=tuple(Department.values), levels=LOCAL_LEVELS)
DATED = re.compile(r"^(.*\S)\s*[（(](\d{4}-\d{2}-\d{2})[)）]$")


@dataclass(frozen=True)
class MeetingFinder(Finder):
    """Meetings bear the same title again and again, so the day stands beside it."""

    def spell(self, row) -> str:
        return f"{row.title}（{row.held_on.isoformat()}）"

    def _named(self, text: str) -> Q:
        dated = DATED.match(text)
        try:
            day = datetime.date.fromisoformat(dated[2]) if dated else None
        except ValueError:
            day = None
        return Q(title=text) | Q(title=dated[1], held_on=day) if day else Q(title=text)


def _meetings(user):
    rows = Consultation.objects.visible_to(user).filter(voided_at=None, region=user.region)
    return rows.order_by("-held_on", "-pk")


def _problems(user):
    return Problem.objects.visible_to(user).select_related("workshop").order_by("-raised_at", "-pk")


def count_of(name: str):
    """A count of `with_counts`, asked for where the row comes without."""

    def counted(row: Consultation) -> int:
        if not hasattr(row, name):
            row = with_counts(Consultation.objects.filter(pk=row.pk)).get()
        return getattr(row, name)

    return counted


def departments_said(meeting: Consultation) -> str:
    """Also how a workbook says them (`departments_in`)."""
    return _said(meeting.departments)


def _said(departments) -> str:
    return "、".join(label for value, label in Department.choices if value in departments)


def _offered_departments(context) -> list[str]:
    """Every selection of departments with the importer's own, all of them first: a cell's list takes one choice."""
    own = context.user.department
    chosen = [some for size in (3, 2, 1) for some in combinations(Department.values, size)]
    return [_said(some) for some in chosen if own in some]


@register
class Consultations(Kind):
    """The meetings, without their issues: those are a kind of their own that names its meeting."""

    name = "consultations"
    app = "reporting"
    model = Consultation
    title = "会商"
    noun = "会商"
    lead = "文化和旅游、人力资源社会保障、乡村振兴部门定期会商非遗工坊工作的记录。"
    empty_text = "由召集会商的部门登记；议题在会商页面逐项登记责任部门和期限。"
    readers = {"departments": departments_in}
    unique_keys = (("title", "held_on"),)
    import_notes = (
        "一行是本地区的一次会商，地区按导入人所在单位填写。",
        "议题不在本表填写：会商写入后，在会商页面逐项登记，或从“导入”的“会商议题”导入，按会商主题对应。",
        "纪要文件在会商页面上传；会商纪要的文字可以直接填在本表，单元格内可以换行。",
    )
    joins = ("region",)
    default_order = ("-held_on",)
    fields = ("title", "held_on", "place", "chair", "departments", "attendees", "minutes", "document")
    keepers = KEEPERS
    detail_template = "reporting/consultation_detail.html"
    constraint_words = {"reporting_consultation_departments": ("departments", "请选择参加会商的部门。")}
    columns = (
        Column("title", "会商主题", width=36, searchable=True, sortable=True, importable=True, required=True,
               max_length=100, note="同一天的会商主题不能相同", example="2026年第一季度非遗工坊会商"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("held_on", "会商日期", "date", filterable=True, sortable=True, importable=True, required=True,
               note="不晚于今天", example="2026-02-10"),
        Column("place", "会商地点", width=24, listed=False, importable=True, max_length=100,
               example="县政务中心305会议室"),
        Column("chair", "主持人", width=12, importable=True, required=True, max_length=40, example="杨光明"),
        Column("departments", "参加部门", value=departments_said, width=40, importable=True, required=True,
               max_length=60, offered=_offered_departments, note="须包括本部门；几个部门用“、”隔开"),
        Column("issues", "议题", "int", unit="项", value=count_of("issue_count"), path="issue_count",
               sortable=True),
        Column("open", "未落实", "int", unit="项", value=count_of("open_count"), path="open_count",
               sortable=True, filterable=True),
        Column("overdue", "其中超期", "int", unit="项", value=count_of("overdue_count"),
               path="overdue_count", sortable=True, filterable=True),
        Column("attendees", "参加人员", width=36, listed=False, importable=True, max_length=1000,
               note="姓名、单位和职务；其他单位的参加人员也在此填写。不要写手机号码和身份证号码",
               example="杨光明，文体广电旅游局副局长"),
        Column("minutes", "会商纪要", width=50, listed=False, importable=True, max_length=5000,
               note="不要写手机号码和身份证号码", example="会议研究了场地和补贴问题。"),
    )  # fmt: skip

    def rows(self, user):
        return with_counts(super().rows(user))

    def field(self, name, user):
        return departments_field() if name == "departments" else None

    def faults(self, row, by):
        if row.held_on and row.held_on > clock.today():
            yield "held_on", "会商日期不能晚于今天。"
        if row.title and row.held_on and self._known(row):
            yield "title", "本地区已登记当天同一主题的会商；确为另一次的，请在主题中写明区别。"
        if row.departments and by.department not in row.departments:
            yield "departments", "请包括登记会商的本部门。"

    @staticmethod
    def _known(row) -> bool:
        """Issues name their meeting by title and day, and the same workbook may come twice."""
        same = Consultation.objects.filter(voided_at=None, region=row.region, title=row.title, held_on=row.held_on)
        return same.exclude(pk=row.pk).exists()

    def detail(self, row, user):
        issues = in_order(row.issues.visible_to(user)).select_related("by")
        may_raise = KEEPERS.may_add(user) and user.region == row.region and row.voided_at is None
        spelled = ConsultationIssues.MEETINGS.spell(row)
        add = reverse("reporting:consultation-issues-new") + f"?consultation={spelled}"
        lines = [
            {
                "row": issue,
                "tone": TONES[issue.state],
                "state": dict(STATES)[issue.state],
                "settles": "settle" in allowed_steps(issue, user),
            }
            for issue in issues
        ]
        return {"issues": lines, "add_url": add if may_raise else ""}


@register
class ConsultationIssues(Kind):
    name = "consultation-issues"
    app = "reporting"
    model = ConsultationIssue
    title = "会商议题"
    noun = "会商议题"
    lead = "会商确定由某一部门在期限内落实的事项；超期的排在最前。"
    empty_text = "在会商页面登记，也可以直接登记。"
    joins = ("region", "consultation", "problem__workshop")
    search_fields = ("consultation__title", "problem__title")
    default_order = ("rank", "due_on")
    fields = ("consultation", "problem", "title", "description", "department", "due_on")
    keepers = KEEPERS
    detail_template = "reporting/issue_detail.html"
    constraint_words = {"reporting_consultationissue_settled": ("", "议题的状态与落实日期、落实情况不符。")}
    MEETINGS = MeetingFinder("会商", _meetings, name="title")
    finders = {
        "consultation": MEETINGS,
        "problem": Finder("困难问题", _problems, name="title", beside="workshop__name"),
    }
    columns = (
        Column("title", "议题", width=36, searchable=True, importable=True, required=True, max_length=100,
               example="协调解决排莫村工坊场地扩建"),
        Column("consultation", "会商", value="consultation.title", path="consultation__title", width=30,
               importable=True, note="会商主题；重名的写成“主题（会商日期）”，例如：第三季度会商（2026-09-10）"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("department", "责任部门", "choice", choices=Department, filterable=True, importable=True, required=True,
               width=20),
        Column("due_on", "完成期限", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("description", "情况说明", width=50, listed=False, importable=True, max_length=2000),
        Column("state", "状态", "choice", choices=STATES, value=state_of, path="state", filterable=True),
        Column("settled_on", "落实日期", "date", filterable=True, sortable=True),
        Column("settlement", "落实情况", width=50, listed=False),
    )  # fmt: skip
    api_fields = ("status", "settled_on", "settlement")

    def rows(self, user):
        return with_state(super().rows(user))

    def faults(self, row, by):
        if row.pk and row.status != IssueStatus.OPEN:
            yield "", "已落实或不再跟进的议题不能修改，请先重新打开。"
        if row.consultation and row.consultation.region_id != row.region_id:
            yield "consultation", "请选择本地区的会商。"
        if row.consultation and row.due_on and row.due_on < row.consultation.held_on:
            yield "due_on", "完成期限不能早于会商日期。"
        if row.problem and not Problem.objects.visible_to(by).filter(pk=row.problem_id).exists():
            yield "problem", "请选择本地区工坊反映的问题。"

    def changed(self, row, by, *, act):
        """The department that has to settle it is told, unless it is the one that entered it."""
        if act == "enter" and row.department != by.department:
            notify.post(
                to_office=(row.department, row.region),
                kind="consultation_issue.enter",
                title=f"会商议题由本部门落实：{row.title}",
                body=f"完成期限：{row.due_on.isoformat()}",
                link=self.url_of(row),
            )

    def detail(self, row, user):
        state = state_of(row)
        return {
            "tone": TONES[state], "state": dict(STATES)[state], "allowed": allowed_steps(row, user),
            "sees_problem": row.problem is not None and _problems(user).filter(pk=row.problem_id).exists(),
        }  # fmt: skip

    def list_actions(self, user):
        if not user.is_office or user.region is None:
            return ()
        own = f"{self.url('list')}?department={user.department}&region={user.region.pk}"
        return (("本部门待落实", f"{own}&state={IssueStatus.OPEN}"), ("本部门已超期", f"{own}&state=overdue"))
