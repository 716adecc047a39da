"""The lists of returns and of what was passed on: no kinds of record, their steps are written by their actions."""

from django.urls import reverse

from reporting.models import Circulation, PeriodKind, Return, ReturnLevel, ReturnStatus
from reporting.queries import circulations
from reporting.queries.returns import lies_with, listed
from workshops.access.models import Department
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class Returns(Table):
    name = "returns"
    title = "报表"
    search_fields = ("region__full_name",)
    search_hint = "填报地区"
    default_order = ("rank", "-period__first", "region__path")
    empty_title = "没有报表"
    empty_text = "由省级文化和旅游部门或文化和旅游部布置后列入。"
    columns = (
        Column("place", "填报地区", value="place", path="region__full_name", width=30),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               listed=False),
        Column("period", "报表期", value="period.label", path="period__first", sortable=True, width=18),
        Column("kind", "报表类型", "choice", value="period.kind", path="period__kind", choices=PeriodKind,
               filterable=True),
        Column("first", "起始日期", "date", value="period.first", path="period__first", filterable=True, listed=False),
        Column("level", "填报层级", "choice", choices=ReturnLevel, filterable=True),
        Column("status", "状态", "choice", choices=ReturnStatus, filterable=True, width=18),
        Column("lies_with", "由谁办理", value=lies_with, width=26),
        Column("due_on", "报送期限", "date", filterable=True, sortable=True),
        Column("first_sent_at", "首次报送", "datetime", sortable=True),
        Column("late", "逾期", "bool", filterable=True),
        Column("mine", "等我办理", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        return listed(user)

    def row_url(self, row: Return):
        return reverse("reporting:return-detail", args=[row.pk])


@register
class Circulations(Table):
    name = "return-circulations"
    title = "报表通报"
    search_fields = ("region__full_name",)
    search_hint = "地区"
    default_order = ("-open", "at")
    empty_title = "没有通报"
    empty_text = "报表定稿后自动通报同级人力资源社会保障、乡村振兴部门。"
    columns = (
        Column("filed", "报表", value=lambda row: str(row.frozen.filed), width=40),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               listed=False),
        Column("department", "通报部门", "choice", choices=Department, filterable=True, width=20),
        Column("at", "通报时间", "datetime", filterable=True, sortable=True),
        Column("acknowledged_at", "签收时间", "datetime", sortable=True),
        Column("acknowledged_by", "签收人", value="acknowledged_by.full_name", path="acknowledged_by__full_name"),
        Column("age", "历时", "int", unit="天", value=circulations.age_days),
        Column("open", "未签收", "bool", filterable=True),
        Column("mine", "等我签收", "bool", filterable=True, listed=False, exported=False),
    )  # fmt: skip

    def rows(self, user):
        return circulations.listed(user)

    def row_url(self, row: Circulation):
        return reverse("reporting:return-circulation", args=[row.pk])
