"""Known brands of workshops and regions (知名品牌, notice art. 6); labour brands are employment's."""

from django.db.models import Prefetch
from django.urls import reverse

from catalog.actions.cases_texts import mobile_faults
from catalog.kinds.rights import OfWorkshopOrRegion, workshop_page
from catalog.models import Brand, BrandKind, IntellectualRight, Product, RightKind
from workshops.access import clock
from workshops.records.finding import Finder
from workshops.records.kind import register
from workshops.tables.columns import Column

TRADEMARKS = Finder(
    "注册商标",
    lambda user: (
        IntellectualRight.objects.visible_to(user)
        .filter(kind=RightKind.TRADEMARK, voided_at=None)
        .order_by("name", "pk")
    ),
    beside="number",
)


def _products(row) -> str:
    return "、".join(product.name for product in row.products.all() if product.voided_at is None)


def _trademark_page(row) -> str | None:
    return reverse("catalog:intellectual-rights-detail", args=[row.trademark_id]) if row.trademark_id else None


@register
class KnownBrands(OfWorkshopOrRegion):
    name = "known-brands"
    model = Brand
    title = "知名品牌"
    noun = "知名品牌"
    lead = "依托工坊形成的品牌、区域公共品牌和老字号。"
    empty_text = "工坊品牌由带头人或所在县文化和旅游部门登记，区域公共品牌由各级文化和旅游部门登记。"
    joins = (*OfWorkshopOrRegion.joins, "trademark")
    finders = {**OfWorkshopOrRegion.finders, "trademark": TRADEMARKS}
    search_fields = ("workshop__search_text",)
    default_order = ("name",)
    fields = ("name", "kind", "workshop", "since", "trademark", "products", "honours", "story")
    columns = (
        Column("name", "品牌名称", width=22, searchable=True, sortable=True, importable=True, required=True,
               max_length=60),
        Column("kind", "品牌类型", "choice", choices=BrandKind, filterable=True, importable=True, required=True),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, importable=True,
               link=workshop_page, note="工坊品牌必填；区域公共品牌留空"),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
        Column("products", "使用的产品", value=_products, width=30),
        Column("honours", "所获荣誉", width=36, searchable=True, importable=True, max_length=1000,
               note="荣誉名称、授予单位和年份"),
        Column("since", "创立年份", "int", value=lambda row: row.since and str(row.since), path="since",
               sortable=True, importable=True, listed=False, min_value=600, max_value=2100),
        Column("trademark", "注册商标", "code", value="trademark.number", path="trademark__number", width=18,
               listed=False, searchable=True, importable=True, note="商标注册号，已在知识产权中登记的",
               link=_trademark_page),
        Column("story", "品牌故事", width=40, listed=False, importable=True, max_length=2000),
    )  # fmt: skip
    constraint_words = {
        "catalog_brand_once": ("name", "本地区已经登记了这个品牌。"),
        "catalog_brand_holder": ("workshop", "工坊品牌必须填写工坊；区域公共品牌不填工坊。"),
    }
    detail_template = "catalog/brand_detail.html"

    def rows(self, user):
        products = Product.objects.filter(voided_at=None).order_by("name", "pk")
        return super().rows(user).prefetch_related(Prefetch("products", queryset=products))

    def faults(self, row, by):
        yield from super().faults(row, by)
        if row.kind == BrandKind.WORKSHOP and not row.workshop_id:
            yield "workshop", "工坊品牌请填写工坊。"
        if row.kind == BrandKind.REGIONAL and row.workshop_id:
            yield "workshop", "区域公共品牌不属于某一工坊，请留空。"
        if row.since and row.since > clock.today().year:
            yield "since", "创立年份不能晚于今年。"
        if row.trademark_id and row.trademark.workshop_id != row.workshop_id:
            yield "trademark", "这件商标不是品牌所属工坊（或地区）的，请核对。"
        yield from mobile_faults(row, "honours", "story")

    def detail(self, row, user):
        """The texts that the list also shows stand below, across the page."""
        across = ("products", "honours", "story")
        facts = [(each.heading, each.text(row), each.link and each.link(row)) for each in self.columns
                 if each.key not in across]  # fmt: skip
        texts = [(self.model._meta.get_field(name).verbose_name, getattr(row, name)) for name in ("honours", "story")]
        return super().detail(row, user) | {"facts": facts, "texts": texts}
