"""Applications as offices see them: every one handed in within their region, and their own transfers."""

from django.urls import reverse

from certification.models import Application, ApplicationKind, ApplicationStatus
from workshops.access import clock
from workshops.models import OperatorKind
from workshops.tables.columns import Column, whether
from workshops.tables.table import Table, register


def _page(application: Application) -> str:
    return reverse("certification:application-detail", args=[application.pk])


def _operator(application: Application) -> str:
    return application.operator_name or application.get_operator_kind_display()


@register
class Applications(Table):
    name = "applications"
    title = "认定申请"
    search_fields = ("leader_name", "legacy_name", "uscc")
    search_hint = "工坊名称、主体、带头人或统一社会信用代码"
    default_order = ("-submitted_at", "-created_at")
    empty_title = "没有认定申请"
    empty_text = "带头人提交申请后显示在这里。"
    columns = (
        Column("name", "工坊名称", value=str, path="name", link=_page, searchable=True, sortable=True, width=30),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               order_by="region__path"),
        Column("operator_name", "主体", value=_operator, path="operator_name", searchable=True, width=28),
        Column("operator_kind", "主体类型", "choice", choices=OperatorKind, filterable=True, listed=False),
        Column("kind", "申请类型", "choice", choices=ApplicationKind, filterable=True, listed=False),
        Column("status", "状态", "choice", choices=ApplicationStatus, filterable=True, sortable=True,
               badge="application"),
        Column("submitted_at", "提交时间", "datetime", filterable=True, sortable=True),
        Column("due_on", "本环节期限", "date", filterable=True, sortable=True, badge="deadline"),
        Column("overdue", "已超期", "bool", filterable=True, listed=False),
    )  # fmt: skip

    def rows(self, user):
        rows = Application.objects.visible_to(user).select_related("region")
        return rows.annotate(overdue=whether(due_on__lt=clock.today()))
