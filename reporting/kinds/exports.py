"""The list of released tables: no kind of record, for they are made by ``actions.exporting`` and never changed."""

from django.urls import reverse

from reporting.models import ExportState, StatisticsExport
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class StatisticsExports(Table):
    name = "statistics-exports"
    title = "统计表"
    search_fields = ("digest",)
    search_hint = "校验码"
    default_order = ("-asked_at", "-pk")
    empty_title = "还没有生成过统计表"
    empty_text = "点“生成统计表”，选择年度和统计日。"
    columns = (
        Column("year", "统计年度", "int", filterable=True, sortable=True),
        Column("region", "地区", "region", value=lambda row: row.region.full_name if row.region else "全国",
               path="region", filterable=True),
        Column("as_of", "统计日", "date", filterable=True, sortable=True),
        Column("known_at", "登记截至", "datetime", sortable=True),
        Column("state", "状态", "choice", choices=ExportState, filterable=True),
        Column("digest", "校验码", "code", width=70),
        Column("by", "生成人", value=lambda row: row.by.full_name),
        Column("asked_at", "提出时间", "datetime", filterable=True, sortable=True, listed=False),
        Column("finished_at", "生成时间", "datetime", listed=False),
    )  # fmt: skip

    def rows(self, user):
        return StatisticsExport.objects.visible_to(user).select_related("region", "by")

    def row_url(self, row: StatisticsExport):
        return reverse("reporting:export-detail", args=[row.pk])
