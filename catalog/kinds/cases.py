"""The list of exemplary cases: page, workbook and API. A case is no record of a kind: it moves by its own table."""

from django.urls import reverse

from catalog.models import CaseStatus, ExemplaryCase
from workshops.models import Standing
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class ExemplaryCaseTable(Table):
    name = "exemplary-cases"
    title = "优秀案例"
    empty_title = "没有优秀案例"
    empty_text = "由工坊带头人或县级文化和旅游部门起草，逐级申报、推荐。"
    search_fields = ("workshop__search_text",)
    search_hint = "案例标题或工坊名称"
    default_order = ("-year",)
    columns = (
        Column("title", "案例标题", width=40, searchable=True),
        Column("year", "申报年度", "int", filterable=True, sortable=True),
        Column("status", "办理状态", "choice", choices=CaseStatus, filterable=True),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=26, searchable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("rank", "推荐次序", "int", sortable=True),
        Column("number", "案例编号", "code", width=14, filterable=True, sortable=True),
        Column("published_at", "发布时间", "datetime", filterable=True, sortable=True),
        Column("standing", "工坊状态", "choice", choices=Standing, value="workshop.standing", path="workshop__standing",
               listed=False, filterable=True),
        Column("updated_at", "最近更新", "datetime", listed=False, sortable=True),
    )  # fmt: skip

    def rows(self, user):
        return ExemplaryCase.objects.visible_to(user).select_related("workshop__region")

    def row_url(self, row):
        return reverse("catalog:exemplary-case-detail", args=[row.pk])
