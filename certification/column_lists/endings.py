"""注销 and 撤销 cases, and requests for 更正 (rules.md §4)."""

from django.urls import reverse

from certification.models import OPEN_ENDINGS, CorrectionCase, CorrectionStatus, EndingCase, EndingKind, EndingStatus
from workshops.tables.columns import Column, whether
from workshops.tables.table import Table, register


@register
class EndingCases(Table):
    name = "endings"
    title = "注销与撤销"
    search_fields = ("workshop__search_text",)
    search_hint = "工坊名称、带头人或登记编号"
    default_order = ("-opened_at",)
    empty_title = "没有注销或撤销事项"
    empty_text = "在工坊页面的“资格与年度确认”中提出。"
    columns = (
        Column("workshop", "工坊名称", value="workshop.name", width=30, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=26, listed=False),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region",
               filterable=True, sortable=True, order_by="workshop__region__path"),
        Column("kind", "方式", "choice", choices=[(k.value, k.label) for k in EndingKind if k != "revocation"],
               filterable=True),
        Column("status", "状态", "choice", choices=EndingStatus, filterable=True, badge="ending"),
        Column("open", "正在办理", "bool", filterable=True, listed=False),
        Column("opened_at", "提出时间", "datetime", filterable=True, sortable=True),
        Column("due_on", "办理期限", "date", sortable=True, badge="deadline"),
    )  # fmt: skip

    def rows(self, user):
        rows = EndingCase.objects.visible_to(user).select_related("workshop__region")
        return rows.annotate(open=whether(status__in=OPEN_ENDINGS))

    def row_url(self, row):
        return reverse("certification:ending-detail", args=[row.pk])


@register
class CorrectionCases(Table):
    name = "corrections"
    title = "更正"
    search_fields = ("ending__workshop__search_text",)
    search_hint = "工坊名称、带头人或登记编号"
    default_order = ("-requested_at",)
    empty_title = "没有更正申请"
    empty_text = "在工坊页面的“资格与年度确认”中，对已终止的资格提出。"
    columns = (
        Column("workshop", "工坊名称", value="ending.workshop.name", width=30, sortable=True),
        Column("number", "登记编号", "code", value="ending.workshop.number", width=26, listed=False),
        Column("region", "地区", "region", value="ending.workshop.region.full_name", path="ending__workshop__region",
               filterable=True, sortable=True, order_by="ending__workshop__region__path"),
        Column("kind", "终止方式", "choice", value="ending.kind", choices=EndingKind, filterable=True),
        Column("effective_on", "终止日期", "date", value="ending.effective_on", sortable=True),
        Column("status", "状态", "choice", choices=CorrectionStatus, filterable=True, badge="correction"),
        Column("requested_at", "提出时间", "datetime", filterable=True, sortable=True),
        Column("due_on", "办理期限", "date", sortable=True, badge="deadline"),
    )  # fmt: skip

    def rows(self, user):
        return CorrectionCase.objects.visible_to(user).select_related("ending__workshop__region")

    def row_url(self, row):
        return reverse("certification:correction-detail", args=[row.pk])
