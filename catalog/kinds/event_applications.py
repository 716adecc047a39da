"""The lists of applications for events: all in scope, and those that wait for the user. Not a kind of record: their
steps follow rules/event_flow."""

from django.urls import reverse

from catalog.models import EventApplication, EventApplicationStatus
from catalog.queries.event_applications import waiting_for, with_organiser
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

TONES = {
    EventApplicationStatus.SUBMITTED: "info", EventApplicationStatus.RECOMMENDED: "info",
    EventApplicationStatus.ADMITTED: "good", EventApplicationStatus.DECLINED: "bad",
    EventApplicationStatus.WITHDRAWN: "neutral",
}  # fmt: skip


def _products(application: EventApplication) -> str:
    return "、".join(each.name for each in application.products.all())


@register
class EventApplications(Table):
    name = "event-applications"
    title = "参展报名"
    search_fields = ("workshop__search_text", "event__name")
    search_hint = "工坊名称、登记编号或展会名称"
    default_order = ("-applied_at",)
    empty_title = "没有参展报名"
    empty_text = "工坊带头人（或代工坊报名的县级文化和旅游部门）在展会页面报名后列入。"
    columns = (
        Column("workshop", "工坊", value="workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("event", "展会", value="event.name", width=30, filterable=True, sortable=True),
        Column("held_from", "开展日期", "date", value="event.held_from", filterable=True, sortable=True),
        Column("products", "参展产品", value=_products, width=40, listed=False),
        Column("people", "参展人数", "int", unit="人", listed=False),
        Column("applied_at", "报名时间", "datetime", filterable=True, sortable=True),
        Column("in_stead", "县级代工坊报名", "bool", listed=False, filterable=True),
        Column("status", "办理状态", "choice", choices=EventApplicationStatus, filterable=True),
        Column("stand_number", "展位号", "code", width=12, filterable=True),
        Column("sales_amount", "现场销售额", "decimal", unit="元", sortable=True),
        Column("result", "参展成效", width=50, listed=False),
        Column("reason", "未入选或撤回的原因", width=40, listed=False),
    )  # fmt: skip

    def rows(self, user):
        return with_organiser(EventApplication.objects.visible_to(user)).prefetch_related("products")

    def row_url(self, row):
        return reverse("catalog:event-application-detail", args=[row.pk])


@register
class WaitingApplications(EventApplications):
    name = "event-applications-waiting"
    title = "待我办理的参展报名"
    default_order = ("event__held_from", "applied_at")
    empty_title = "没有等您办理的参展报名"
    empty_text = "有工坊报名、需要确定参展或填报成效时，会出现在这里。"

    def rows(self, user):
        return waiting_for(user).prefetch_related("products")
