"""Products of workshops (notice art. 6 and 7)."""

from django.urls import reverse

from catalog.actions.products_texts import FOUND
from catalog.models import ListingLevel, Product, ProductKind, ProductStatus
from catalog.queries.listing_cases import lacking, open_case
from catalog.queries.products_page import about
from workshops.access.refusal import Refused
from workshops.models import CraftCategory
from workshops.people.texts import holds_any_number
from workshops.records.finding import Finder
from workshops.records.finding import register as name_rows
from workshops.records.keepers import Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

PUBLIC_TEXTS = ("name", "materials", "meaning", "description", "where_to_buy")
SEARCHED = ("name", "materials", "get_craft_category_display", "get_kind_display")


def named_products(user):
    """Products that may be named, of those that the user sees."""
    rows = Product.objects.visible_to(user).filter(voided_at=None)
    return rows.select_related("workshop__region", "workshop__leader").order_by("name", "pk")


PRODUCTS = Finder("产品", named_products, beside="workshop__number")
PRODUCTS_BY_WORKSHOP = Finder("产品", named_products, beside="workshop__name")
name_rows(Product, PRODUCTS)


@register
class Products(Kind):
    name = "products"
    app = "catalog"
    model = Product
    title = "工坊产品"
    noun = "产品"
    lead = "工坊生产的产品；补齐照片、内涵和介绍后，可申报列入非遗工坊产品目录。"
    empty_text = "由工坊带头人或所在县的文化和旅游部门登记，或用“导入”页的模板成批登记。"
    joins = ("workshop__region__province", "workshop__leader", "project__region", "cover")
    search_fields = ("search_text",)
    default_order = ("-recorded_at",)
    fields = (
        "workshop", "name", "craft_category", "kind", "project", "materials", "price_from", "price_to", "unit",
        "monthly_capacity", "lead_days", "meaning", "description", "where_to_buy", "status",
    )  # fmt: skip
    keepers = Keepers(workshop=True)
    api_fields = ("uid", "listed_level", "listed_since")
    detail_template = "catalog/product_detail.html"
    unique_keys = (("workshop", "name"),)
    import_notes = ("照片在导入后逐个产品上传；列入目录另行申报。",)
    constraint_words = {
        "catalog_product_prices": ("price_to", "最高价不能低于最低价。"),
        "catalog_product_listed": ("", "目录级别与列入日期不一致。"),
    }
    columns = (
        Column("name", "产品名称", width=24, sortable=True, filterable=True, importable=True, required=True,
               max_length=60, example="蜡染围巾"),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, sortable=True,
               importable=True, required=True, note="名称；重名的写成“名称（登记编号）”",
               link=lambda row: reverse("workshops:workshop-detail", args=[row.workshop_id])),
        Column("workshop_number", "登记编号", "code", value="workshop.number", width=24, filterable=True, listed=False),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("craft_category", "传统工艺类别", "choice", choices=CraftCategory, filterable=True, importable=True,
               required=True),
        Column("kind", "产品类别", "choice", choices=ProductKind, filterable=True, importable=True, required=True),
        Column("project", "依托的非遗代表性项目", value=lambda row: str(row.project or ""), path="project__name",
               width=28, listed=False, importable=True),
        Column("materials", "主要材料", width=24, listed=False, importable=True, max_length=200, example="棉布、蓝靛"),
        Column("price_from", "单价或最低价", "decimal", unit="元", sortable=True, filterable=True, importable=True,
               required=True, min_value=0, example=128),
        Column("price_to", "最高价", "decimal", unit="元", listed=False, importable=True, min_value=0),
        Column("unit", "计价单位", importable=True, listed=False, required=True, max_length=10, example="条"),
        Column("monthly_capacity", "月产能", "int", unit="件", sortable=True, listed=False, importable=True,
               min_value=0),
        Column("lead_days", "交货周期", "int", unit="天", listed=False, importable=True, min_value=0, max_value=1000),
        Column("status", "状态", "choice", choices=ProductStatus, filterable=True, importable=True, required=True),
        Column("listed_level", "目录级别", "choice", choices=ListingLevel, filterable=True),
        Column("listed_since", "列入目录日期", "date", sortable=True, filterable=True, listed=False),
        Column("meaning", "文化内涵", width=40, listed=False, importable=True, max_length=1000),
        Column("description", "产品介绍", width=40, listed=False, importable=True, max_length=2000),
        Column("where_to_buy", "购买途径", width=30, listed=False, importable=True, max_length=500,
               note="网店名称、门店地址等；请勿填写手机号码"),
    )  # fmt: skip

    def workshop_of(self, row):
        """Only of a new product: it never changes workshops, and one that is there is locked after its workshop or
        without it, so that putting it right and the end of a status can't wait for each other."""
        return row.workshop if row.pk is None else None

    def complete(self, row, by):
        if row.workshop_id:
            row.search_text = search_text(row)

    def faults(self, row, by):
        for name in PUBLIC_TEXTS:
            if holds_any_number(getattr(row, name)):
                yield name, FOUND
        before = Product.objects.filter(pk=row.pk).values("workshop", "status").first() if row.pk else None
        if before and before["workshop"] != row.workshop_id:
            yield "workshop", "产品不能改换工坊；登记错误的请作废后重新登记。"
        if row.status == ProductStatus.DISCONTINUED and (before is None or before["status"] != row.status):
            yield "status", "停产请在产品页面办理“登记停产”。"
        elif before:
            yield from self._faults_in_catalogue(row)

    def _faults_in_catalogue(self, row):
        """What is in the catalogue, or on its way, stays complete."""
        if not open_case(row):
            return
        if row.status != ProductStatus.ACTIVE:
            yield "status", "产品已申报或已列入目录，不能改为草稿；请先撤回申报。"
        for name, reason in lacking(row):
            if name in self.fields and name not in ("status", "workshop"):
                yield name, f"产品已申报或已列入目录，不能缺少这一项：{reason}".rstrip("。")

    def changed(self, row, by, *, act):
        if act == "void" and open_case(row):
            raise Refused("case_open", "产品已申报或已列入目录，请先撤回申报再作废。")

    def detail(self, row, user):
        return about(row, user, keeps=row.voided_at is None and self.keepers.may_keep(user, row))


def search_text(row: Product) -> str:
    """Lower-cased words by which the product is found; no names of people."""
    said = [getattr(row, name) for name in SEARCHED]
    words = [each() if callable(each) else each for each in said]
    workshop = row.workshop
    words += [row.project.name if row.project else "", workshop.name, workshop.craft_name, workshop.number]
    return " ".join([*filter(None, words), workshop.region.full_name]).lower()
