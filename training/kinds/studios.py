"""Master studios of leaders and their funding (notice art. 5)."""

from django.urls import reverse

from training.models import Level, MasterStudio, StudioFunding
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.finding import Finder
from workshops.records.keepers import ALL_LEVELS, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

RECOGNISERS = Keepers(departments=(Department.HRSS, Department.CULTURE), levels=ALL_LEVELS)
STUDIOS = Finder(
    "工作室",
    lambda user: MasterStudio.objects.visible_to(user).filter(voided_at=None).select_related("leader__region"),
    beside="leader__name",
)


@register
class MasterStudios(Kind):
    name = "master-studios"
    app = "training"
    model = MasterStudio
    title = "技能大师工作室"
    noun = "技能大师工作室"
    lead = "优秀带头人建设的技能大师工作室，由认定单位登记。"
    joins = ("leader__region",)
    search_fields = ("leader__name",)
    default_order = ("-recognised_on",)
    fields = ("leader", "name", "level", "recognised_on", "issuer", "document_number", "address", "ended_on", "note")
    keepers = RECOGNISERS
    columns = (
        Column("name", "工作室名称", width=30, searchable=True, sortable=True, importable=True, required=True,
               max_length=80, example="潘秋菊蜡染技能大师工作室"),
        Column("leader", "带头人", value="leader.name", path="leader__name", width=14, importable=True, required=True,
               filterable=True, note="姓名；重名的写成“姓名（所在县全称）”"),
        Column("region", "地区", "region", value="leader.region.full_name", path="leader__region", filterable=True,
               sortable=True),
        Column("level", "级别", "choice", choices=Level, filterable=True, importable=True, required=True),
        Column("recognised_on", "认定日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("issuer", "认定单位", width=28, importable=True, required=True, max_length=100),
        Column("document_number", "认定文号", "code", width=20, listed=False, importable=True, max_length=100),
        Column("address", "地址", width=30, listed=False, importable=True, max_length=200),
        Column("ended_on", "终止日期", "date", listed=False, importable=True),
    )  # fmt: skip
    constraint_words = {
        "training_masterstudio_days": ("ended_on", "终止日期不能早于认定日期。"),
    }
    detail_template = "training/studio_detail.html"

    def faults(self, row, by):
        if row.recognised_on and row.recognised_on > clock.today():
            yield "recognised_on", "认定日期不能晚于今天。"

    def detail(self, row, user):
        fundings = row.fundings.filter(voided_at=None).order_by("-year")
        add = reverse("training:studio-fundings-new") + f"?studio={row.name}（{row.leader.name}）"
        return {"fundings": fundings, "add_url": add if self.keepers.may_add(user) else ""}


@register
class StudioFundings(Kind):
    name = "studio-fundings"
    app = "training"
    model = StudioFunding
    title = "工作室资金支持"
    noun = "工作室资金"
    joins = ("studio__leader__region",)
    search_fields = ("studio__name", "studio__leader__name")
    default_order = ("-year",)
    fields = ("studio", "year", "amount", "payer", "purpose", "paid_on", "document_number")
    keepers = RECOGNISERS
    finders = {"studio": STUDIOS}
    constraint_words = {"training_studiofunding_amount": ("amount", "金额不能为负数。")}
    columns = (
        Column("studio", "工作室", value="studio.name", path="studio__name", width=30, filterable=True, importable=True,
               required=True, note="名称；重名的写成“名称（带头人姓名）”"),
        Column("leader", "带头人", value="studio.leader.name", path="studio__leader__name", width=14),
        Column("region", "地区", "region", value="studio.leader.region.full_name", path="studio__leader__region",
               filterable=True, sortable=True),
        Column("year", "年度", "int", filterable=True, sortable=True, importable=True, required=True, min_value=2000,
               max_value=2199, example=2025),
        Column("amount", "金额", "decimal", unit="元", filterable=True, sortable=True, importable=True, required=True),
        Column("payer", "拨付单位", width=26, importable=True, required=True, max_length=100),
        Column("purpose", "用途", width=26, importable=True, max_length=200),
        Column("paid_on", "拨付日期", "date", filterable=True, importable=True),
        Column("document_number", "文号", "code", width=20, listed=False, importable=True, max_length=100),
    )  # fmt: skip

    def faults(self, row, by):
        if row.paid_on and row.paid_on > clock.today():
            yield "paid_on", "拨付日期不能晚于今天。"
