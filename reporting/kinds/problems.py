"""The list of workshops' problems: no kind of record, for every step is written by ``actions.problems``."""

from django.urls import reverse

from reporting.models import Problem, ProblemKind, ProblemLevel, ProblemStatus
from reporting.queries.problems import age_days, lies_with, listed
from workshops.access.models import Department
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class Problems(Table):
    name = "problems"
    title = "困难问题"
    search_fields = ("title", "workshop__search_text")
    search_hint = "问题、工坊名称或登记编号"
    default_order = ("rank", "due_on", "-raised_at")
    empty_title = "没有困难问题"
    empty_text = "由工坊带头人或所在县的文化和旅游部门反映后列入。"
    columns = (
        Column("title", "问题", width=36, sortable=True),
        Column("workshop", "工坊", value="workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("kind", "问题类别", "choice", choices=ProblemKind, filterable=True),
        Column("lies_with", "由谁办理", value=lies_with, width=26),
        Column("department", "承办部门", "choice", choices=Department, filterable=True, listed=False, width=20),
        Column("level", "办理层级", "choice", choices=ProblemLevel, filterable=True, listed=False),
        Column("raised_at", "反映时间", "datetime", filterable=True, sortable=True, listed=False),
        Column("age", "已历时", "int", unit="天", value=age_days),
        Column("due_on", "办理期限", "date", filterable=True, sortable=True),
        Column("overdue", "已超期", "bool", filterable=True),
        Column("status", "状态", "choice", choices=ProblemStatus, filterable=True, width=20),
        Column("mine", "等我办理", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        return listed(user)

    def row_url(self, row: Problem):
        return reverse("reporting:problem-detail", args=[row.pk])
