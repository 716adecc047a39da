"""Products recognised for consumption assistance (消费帮扶产品认定, notice art. 7)."""

from catalog.kinds.products import PRODUCTS
from catalog.models import ConsumptionMark, ProductStatus
from catalog.queries.marks import STATES, state_of, with_state
from workshops.access import clock
from workshops.access.models import Department
from workshops.models import Standing
from workshops.records.keepers import COUNTY, PROVINCE, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column
from workshops.tables.templatetags import ui_words

ui_words.TONES["mark"] = {"in_force": "good", "over": "warn"}


@register
class ConsumptionMarks(Kind):
    name = "consumption-marks"
    app = "catalog"
    model = ConsumptionMark
    title = "消费帮扶产品认定"
    noun = "消费帮扶认定"
    lead = "经认定的消费帮扶产品；认定有效期间，在产品目录中标明。"
    empty_text = "由县级或省级乡村振兴部门登记。"
    joins = ("product__workshop__region", "product__workshop__leader__user")
    search_fields = ("product__workshop__search_text",)
    default_order = ("-granted_on",)
    fields = (
        "product", "number", "granted_on", "ends_on", "issuer", "document_number", "ended_on", "end_reason",
    )  # fmt: skip
    keepers = Keepers(departments=(Department.RURAL,), levels=(COUNTY, PROVINCE))
    finders = {"product": PRODUCTS}
    columns = (
        Column("number", "认定编号", "code", width=24, searchable=True, importable=True, required=True, max_length=60),
        Column("product", "产品", value="product.name", path="product__name", width=24, searchable=True, sortable=True,
               importable=True, required=True, note="重名的写成“产品名称（工坊登记编号）”"),
        Column("workshop", "工坊", value="product.workshop.name", path="product__workshop__name", width=28),
        Column("region", "地区", "region", value="product.workshop.region.full_name", path="product__workshop__region",
               filterable=True, sortable=True),
        Column("state", "状态", "choice", value=lambda row: state_of(row, clock.today()), path="state",
               choices=STATES, filterable=True, badge="mark"),
        Column("granted_on", "认定日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("ends_on", "有效期至", "date", filterable=True, sortable=True, importable=True, note="长期有效的留空"),
        Column("issuer", "认定单位", width=26, listed=False, importable=True, required=True, max_length=100),
        Column("document_number", "认定文号", "code", width=22, listed=False, importable=True, max_length=100),
        Column("ended_on", "提前终止日期", "date", listed=False, importable=True),
        Column("end_reason", "提前终止原因", width=26, listed=False, importable=True, max_length=200),
    )  # fmt: skip
    unique_keys = (("product", "number"),)
    constraint_words = {
        "catalog_mark_once": ("number", "这件产品的这一认定已经登记。"),
        "catalog_mark_days": ("ends_on", "有效期和提前终止日期不能早于认定日期。"),
        "catalog_mark_ended": ("end_reason", "提前终止的，日期和原因都要填写。"),
    }
    detail_template = "catalog/mark_detail.html"

    def rows(self, user):
        return with_state(super().rows(user), clock.today())

    def faults(self, row, by):
        if row.pk is None and row.product_id:
            if row.product.workshop.standing != Standing.CERTIFIED:
                yield "product", "工坊的资格已终止，其产品不能再认定。"
            elif row.product.status == ProductStatus.DRAFT:
                yield "product", "这件产品还是草稿，工坊完成登记后才能认定。"
        today = clock.today()
        if row.granted_on and row.granted_on > today:
            yield "granted_on", "认定日期不能晚于今天。"
        if row.ended_on and row.ended_on > today:
            yield "ended_on", "提前终止日期不能晚于今天。"

    def detail(self, row, user):
        facts = [(each.heading, each.text(row), None) for each in self.columns if each.key != "state"]
        state = state_of(row, clock.today())
        return {"facts": facts, "state": state, "state_said": dict(STATES)[state]}
