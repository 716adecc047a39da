"""Workshops one miss away from losing their status (rules.md §4)."""

from django.urls import reverse

from certification.queries.risk import at_risk, with_outlook
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class WorkshopsAtRisk(Table):
    name = "workshops-at-risk"
    title = "有取消风险的工坊"
    search_fields = ("search_text",)
    search_hint = "工坊名称、带头人或登记编号"
    default_order = ("would_end_on", "region__path")
    page_size = 50
    empty_title = "没有有取消风险的工坊"
    empty_text = "本地区的工坊目前都没有自动取消的风险。"
    columns = (
        Column("name", "工坊名称", width=30, sortable=True),
        Column("number", "登记编号", "code", width=26, filterable=True, listed=False),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               order_by="region__path"),
        Column("leader", "带头人", value="leader.name", width=12),
        Column("missed_year", "未确认年度", "code", width=12, sortable=True),
        Column("answer_by", "最近截止日期", "date", badge="deadline", sortable=True),
        Column("would_end_on", "如不确认，自动取消之日", "date", filterable=True, sortable=True),
        Column("waiting", "已提交，待县级审核", "bool", filterable=True),
        Column("overdue", "县级超期未审核", "bool", filterable=True),
    )  # fmt: skip

    def rows(self, user):
        return with_outlook(at_risk(user))

    def row_url(self, row):
        return reverse("certification:workshop-standing", args=[row.pk])
