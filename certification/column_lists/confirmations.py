"""Yearly confirmations as handed in: every submission is a row, returned ones too."""

from django.db.models import Q
from django.urls import reverse

from certification.models import Confirmation, ConfirmationStatus
from workshops.access import clock
from workshops.tables.columns import Column, whether
from workshops.tables.table import Table, register

WAITING = Q(status=ConfirmationStatus.SUBMITTED)


@register
class Confirmations(Table):
    name = "confirmations"
    title = "年度确认"
    search_fields = ("workshop__search_text",)
    search_hint = "工坊名称、带头人或登记编号"
    default_order = ("-submitted_at",)
    empty_title = "没有年度确认"
    empty_text = "工坊提交年度确认后显示在这里。"
    columns = (
        Column("workshop", "工坊名称", value="workshop.name", width=30, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=26, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region",
               filterable=True, sortable=True, order_by="workshop__region__path"),
        Column("year", "确认年度", "code", width=10, filterable=True, sortable=True),
        Column("status", "状态", "choice", choices=ConfirmationStatus, filterable=True, badge="confirmation"),
        Column("updated", "有更新内容", "bool", filterable=True),
        Column("on_behalf", "由县级代为确认", "bool", filterable=True, listed=False),
        Column("submitted_at", "提交时间", "datetime", filterable=True, sortable=True),
        Column("due_on", "审核期限", "date", filterable=True, sortable=True, badge="deadline"),
        Column("overdue", "超期未审核", "bool", filterable=True, listed=False),
        Column("accepted_at", "通过时间", "datetime", listed=False),
        Column("returned_at", "退回时间", "datetime", listed=False),
        Column("return_reason", "退回原因", width=40, listed=False),
    )  # fmt: skip

    def rows(self, user):
        return (
            Confirmation.objects.visible_to(user)
            .select_related("workshop__region", "workshop__leader")
            .annotate(updated=whether(~Q(changes={})), overdue=whether(WAITING, due_on__lt=clock.today()))
        )

    def tick(self, row):
        """Only what has no changes may be accepted without being opened."""
        if row.status != ConfirmationStatus.SUBMITTED:
            return None, ""
        return (None, "须逐项核对") if row.changes else (str(row.pk), "")

    def row_url(self, row):
        return reverse("certification:confirmation-detail", args=[row.pk])
