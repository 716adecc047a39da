"""The list of saved reports: no kind of record, for they have pages of their own."""

from django.urls import reverse

from reporting.models import ReportLines, ReportPart, ReportSharing, SavedReport
from reporting.queries.figures import DICTIONARY
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class SavedReports(Table):
    name = "saved-reports"
    title = "自定义报表"
    search_fields = ("name",)
    search_hint = "报表名称"
    default_order = ("name", "pk")
    empty_title = "还没有自定义报表"
    empty_text = "点“新建报表”，选择指标、地区划分和年度，保存后可随时打开和共享。"
    columns = (
        Column("name", "报表名称", sortable=True, width=30),
        Column("codes", "指标", value=lambda row: "、".join(_names(row.codes)), width=50),
        Column("lines", "地区划分", "choice", choices=ReportLines, filterable=True),
        Column("part", "统计期", "choice", choices=ReportPart, filterable=True),
        Column("edition", "区划版本", "date", listed=False),
        Column("years", "统计年度", value=lambda row: "、".join(map(str, row.years))),
        Column("sharing", "共享范围", "choice", choices=ReportSharing, filterable=True),
        Column("office", "编制单位", value=lambda row: row.office.name, width=24),
        Column("owner", "编制人", value=lambda row: row.owner.full_name),
        Column("changed_at", "修改时间", "datetime", sortable=True),
    )

    def rows(self, user):
        return SavedReport.objects.visible_to(user).select_related("office", "owner")

    def row_url(self, row: SavedReport):
        return reverse("reporting:report-detail", args=[row.pk])


def _names(codes: list[str]) -> list[str]:
    return [DICTIONARY[code].name if code in DICTIONARY else code for code in codes]
