"""Benefits, the kinds of them, and labour brands."""

from dataclasses import replace

from django.db.models import Case, CharField, Value, When
from django.urls import reverse

from employment.actions.benefit_kinds import is_own, may_write
from employment.models import Benefit, BenefitKind, BenefitRecipient
from employment.queries.benefits import kinds_for, with_double
from employment.queries.labour_brands import brands_for
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.tables.columns import Column
from workshops.tables.table import Table, register

VALID, VOIDED = "valid", "voided"
STATES = ((VALID, "有效"), (VOIDED, "已作废"))


def worker_name(benefit: Benefit) -> str:
    return benefit.worker.name if benefit.worker else ""


def worker_masked(benefit: Benefit) -> str:
    """As offices above the county read it."""
    return masked_name(worker_name(benefit))


NAMED = Column("worker", "从业人员", value=worker_name, path="worker__name", width=12, searchable=True, exported=False,
               personal=True)  # fmt: skip
MASKED = Column("worker", "从业人员", value=worker_masked, width=12, exported=False, personal=True)


@register
class Benefits(Table):
    name = "benefits"
    title = "补贴"
    search_fields = ("workshop__search_text",)
    search_hint = "工坊名称、登记编号或带头人"
    default_order = ("-period_from",)
    empty_title = "没有补贴记录"
    empty_text = "由县级人力资源社会保障部门登记或导入后列入。"
    columns = (
        Column("kind", "补贴项目", value="kind.name", path="kind__name", width=26, filterable=True),
        Column("kind_code", "项目代码", "code", value="kind.code", width=18, listed=False),
        Column("workshop", "工坊", value="workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        NAMED,
        Column("period_from", "享受期起", "date", filterable=True, sortable=True),
        Column("period_to", "享受期止", "date", filterable=True, sortable=True),
        Column("amount", "金额", "decimal", unit="元", filterable=True, sortable=True),
        Column("payer", "发放单位", width=26, listed=False),
        Column("paid_on", "发放日期", "date", filterable=True, sortable=True),
        Column("document_number", "文号或凭证号", "code", width=20, listed=False),
        Column("state", "状态", "choice", choices=STATES, filterable=True),
        Column("doubled", "疑似重复发放", "bool", filterable=True),
    )  # fmt: skip

    def columns_for(self, user):
        """Names for who may read them; kinds to choose from; leaders are not told of payments elsewhere."""
        kinds = [(kind.code, kind.name) for kind in kinds_for(user)]
        named = {
            "kind": replace(self.by_key["kind"], kind="choice", path="kind__code", choices=kinds) if kinds else None,
            "worker": NAMED if may_see(user, Field.NAME) else MASKED,
        }
        columns = [named.get(column.key) or column for column in self.columns]
        return tuple(column for column in columns if column.key != "doubled" or not user.is_leader)

    def rows(self, user):
        state = Case(When(voided_at=None, then=Value(VALID)), default=Value(VOIDED), output_field=CharField())
        rows = Benefit.objects.visible_to(user).select_related("kind", "workshop__region", "worker")
        return with_double(rows).annotate(state=state)

    def row_url(self, row):
        return reverse("employment:benefit-detail", args=[row.pk])


def owner(kind: BenefitKind) -> str:
    return kind.region.name if kind.region else "全国"


@register
class BenefitKinds(Table):
    name = "benefit-kinds"
    title = "补贴项目"
    default_order = ("region__path", "code")
    page_size = 50
    empty_title = "没有补贴项目"
    columns = (
        Column("name", "名称", width=30, searchable=True, sortable=True),
        Column("code", "代码", "code", width=20, searchable=True, sortable=True),
        Column("recipient", "享受对象", "choice", choices=BenefitRecipient, filterable=True),
        Column("owner", "适用范围", value=owner, path="region__name", width=20, sortable=True,
               order_by="region__path"),
        Column("basis", "政策依据", width=30),
        Column("is_active", "启用", "bool", filterable=True),
    )  # fmt: skip

    def columns_for(self, user):
        """A province's HRSS official comes from the name to the page that amends."""
        if not may_write(user):
            return self.columns

        def link(kind):
            return reverse("employment:benefit-kind-edit", args=[kind.pk]) if is_own(user, kind) else None

        return (replace(self.columns[0], link=link), *self.columns[1:])

    def rows(self, user):
        return kinds_for(user).select_related("region")


IN_USE = (("current", "使用中"), ("ended", "已终止"))


@register
class LabourBrands(Table):
    name = "labour-brands"
    title = "劳务品牌"
    default_order = ("-recognised_on",)
    empty_title = "没有劳务品牌"
    empty_text = "由人力资源社会保障部门认定后登记。"
    columns = (
        Column("name", "品牌名称", width=26, searchable=True, sortable=True),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("issuer", "认定单位", width=28, searchable=True),
        Column("document_number", "认定文号", "code", width=22, listed=False),
        Column("recognised_on", "认定日期", "date", filterable=True, sortable=True),
        Column("state", "状态", "choice", choices=IN_USE, filterable=True),
        Column("ended_on", "终止日期", "date", listed=False),
        Column("carried_by", "使用的工坊", "int", unit="家", sortable=True),
    )  # fmt: skip

    def filter_root(self, user):
        """Brands of the whole nation are shown to everybody."""
        return None

    def rows(self, user):
        state = Case(When(ended_on=None, then=Value("current")), default=Value("ended"), output_field=CharField())
        return brands_for(user).annotate(state=state)

    def row_url(self, row):
        return reverse("employment:labour-brand-detail", args=[row.pk])
