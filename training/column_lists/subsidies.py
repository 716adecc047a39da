"""Claims of training subsidies."""

from django.urls import reverse

from training.models import ClaimStatus, SubsidyClaim
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

NAMED = Column("trainee", "学员", value="trainee.name", path="trainee__name", width=12, searchable=True, exported=False,
               personal=True)  # fmt: skip
MASKED = Column("trainee", "学员", value=lambda row: masked_name(row.trainee.name), width=12, exported=False,
                personal=True)  # fmt: skip


@register
class SubsidyClaims(Table):
    name = "subsidy-claims"
    title = "培训补贴"
    search_fields = ("trainee__course__title",)
    search_hint = "培训班名称"
    default_order = ("-recorded_at",)
    empty_title = "没有培训补贴"
    empty_text = "培训班结束后，在培训班页面申报。"
    columns = (
        NAMED,
        Column("course", "培训班", value="trainee.course.title", path="trainee__course__title", width=30,
               filterable=True),
        Column("region", "地区", "region", value="trainee.course.region.full_name", path="trainee__course__region",
               filterable=True, sortable=True),
        Column("workshop", "工坊", value=lambda row: row.trainee.workshop.name if row.trainee.workshop else "",
               path="trainee__workshop__name", width=26),
        Column("rule", "补贴标准", value="rule.name", path="rule__name", width=26, filterable=True),
        Column("year", "年度", "int", filterable=True, sortable=True),
        Column("hours", "出勤课时", "decimal", sortable=True, decimals=1),
        Column("amount", "金额", "decimal", unit="元", filterable=True, sortable=True),
        Column("status", "状态", "choice", choices=ClaimStatus, filterable=True),
        Column("paid_on", "发放日期", "date", filterable=True, sortable=True),
        Column("document_number", "文号或凭证号", "code", width=20, listed=False),
    )  # fmt: skip

    def columns_for(self, user):
        named = NAMED if may_see(user, Field.NAME) else MASKED
        return tuple(named if column.key == "trainee" else column for column in self.columns)

    def rows(self, user):
        rows = SubsidyClaim.objects.visible_to(user).filter(voided_at=None)
        return rows.select_related("trainee__course__region", "trainee__workshop", "rule")

    def row_url(self, row):
        return reverse("training:subsidy-claim-detail", args=[row.pk])

    def tick(self, row):
        if row.status in (ClaimStatus.CLAIMED, ClaimStatus.APPROVED):
            return super().tick(row)
        return None, row.get_status_display()
