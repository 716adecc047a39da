"""Certificates, with whether they hold today."""

from django.urls import reverse

from certification.models import Certificate
from workshops.models import Standing
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


def _pdf(certificate: Certificate) -> str:
    return reverse("certification:certificate-pdf", args=[certificate.pk])


def _workshop(certificate: Certificate) -> str:
    return reverse("workshops:workshop-detail", args=[certificate.workshop_id])


@register
class Certificates(Table):
    name = "certificates"
    title = "认定证书"
    search_fields = ("workshop__search_text",)
    search_hint = "工坊名称、带头人或登记编号"
    default_order = ("-certified_on",)
    empty_title = "没有证书"
    empty_text = "工坊认定后自动生成证书。"
    columns = (
        Column("number", "登记编号", "code", width=26, filterable=True, sortable=True, link=_pdf),
        Column("workshop", "工坊名称", value="workshop.name", width=30, sortable=True, link=_workshop),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region",
               filterable=True, sortable=True, order_by="workshop__region__path"),
        Column("certified_on", "认定日期", "date", filterable=True, sortable=True),
        Column("standing", "状态", "choice", value="workshop.standing", choices=Standing, filterable=True,
               badge="workshop"),
        Column("imported", "由原台账导入", "bool", filterable=True, listed=False),
        Column("original_number", "原证书编号", "code", width=20, listed=False),
        Column("recorded_at", "登记时间", "datetime", listed=False),
    )  # fmt: skip

    def rows(self, user):
        return Certificate.objects.visible_to(user).select_related("workshop__region", "workshop__leader")
