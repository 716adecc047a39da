"""What is paid for a person's training (notice art. 4): stated by HRSS of counties and provinces."""

from training.models import SubsidyRule
from workshops.access.models import Department
from workshops.records.keepers import LOCAL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column


@register
class SubsidyRules(Kind):
    name = "subsidy-rules"
    app = "training"
    model = SubsidyRule
    title = "培训补贴标准"
    noun = "补贴标准"
    lead = "各地按人发放的培训补贴标准，适用于该地区及以下举办的培训班。"
    joins = ("region",)
    default_order = ("region__path", "-valid_from")
    filters_by_scope = False
    keepers = Keepers(departments=(Department.HRSS,), levels=LOCAL_LEVELS)
    fields = (
        "name", "document_number", "per_head", "per_hour", "least_share", "needs_certificate", "times_a_year",
        "ceiling", "valid_from", "valid_to",
    )  # fmt: skip
    columns = (
        Column("name", "补贴名称", width=26, searchable=True, sortable=True, importable=True, required=True,
               max_length=80),
        Column("region", "适用地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("document_number", "文号", "code", width=20, listed=False, importable=True, max_length=100),
        Column("per_head", "每人补贴", "decimal", unit="元", sortable=True, importable=True, min_value=0),
        Column("per_hour", "每课时补贴", "decimal", unit="元", sortable=True, importable=True, min_value=0),
        Column("least_share", "最低出勤比例", "decimal", importable=True, required=True, min_value=0, max_value=1),
        Column("needs_certificate", "须取得证书", "bool", filterable=True, importable=True),
        Column("times_a_year", "每人每年次数", "int", unit="次", importable=True, required=True, min_value=1),
        Column("ceiling", "每人每年上限", "decimal", unit="元", importable=True, min_value=0),
        Column("valid_from", "施行日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("valid_to", "失效日期", "date", importable=True),
    )  # fmt: skip
    constraint_words = {
        "training_subsidyrule_pays": ("per_head", "每人补贴和每课时补贴至少填一项，且不能为负数。"),
        "training_subsidyrule_limits": ("least_share", "出勤比例应在 0 和 1 之间，次数至少为 1。"),
        "training_subsidyrule_days": ("valid_to", "失效日期不能早于施行日期。"),
    }

    def faults(self, row, by):
        if row.pk and row.claims.filter(voided_at=None).exists():
            kept = type(row).objects.get(pk=row.pk)
            fixed = ("per_head", "per_hour", "least_share", "needs_certificate", "times_a_year", "ceiling")
            if any(getattr(kept, name) != getattr(row, name) for name in fixed):
                yield "name", "已有按这项标准申报的补贴，金额和条件不能再改；请填写失效日期，另行登记新标准。"
