"""Certificates, with whether they hold today."""

from django.urls import reverse

from certification.models import Certificate
from workshops.models import Standing
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

CERTIFICATES = register(
    Table(
        name="certificates",
        title="认定证书",
        rows=lambda user: Certificate.objects.visible_to(user).select_related("workshop__region", "workshop__leader"),
        search=("workshop__search_text",),
        region_path="workshop__region",
        default_order=("-certified_on", "pk"),
        row_url=lambda row: reverse("workshops:workshop-detail", args=[row.workshop_id]),
        empty_title="没有符合条件的证书",
        columns=(
            Column("number", "登记编号", kind="code", width=26, filter="number", order="number"),
            Column("workshop", "工坊名称", value="workshop.name", width=30, order="workshop__name"),
            Column("region", "地区", value="workshop.region.full_name", width=30, order="workshop__region__path"),
            Column("certified_on", "认定日期", kind="date", filter="certified_on", order="certified_on", width=12),
            Column("standing", "状态", value="workshop.standing", kind="choice", choices=Standing.choices,
                   filter="workshop__standing", badge="workshop"),
            Column("imported", "由原台账导入", kind="bool", filter="imported", on_page=False),
            Column("original_number", "原证书编号", kind="code", width=20, on_page=False),
            Column("recorded_at", "登记时间", kind="datetime", width=18, on_page=False),
        ),
    )
)  # fmt: skip
