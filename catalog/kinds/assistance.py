"""Schools that help workshops, and the products they improved (notice art. 6)."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from catalog.actions.cases_texts import mobile_faults
from catalog.kinds.products import PRODUCTS
from catalog.kinds.rights import workshop_page
from catalog.models import AssistanceKind, ImprovedProduct, SchoolAssistance
from training.models import School
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.finding import Finder
from workshops.records.keepers import COUNTY, PROVINCE, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column

CULTURE = Keepers(departments=(Department.CULTURE,), levels=(COUNTY, PROVINCE))
SCHOOLS = Finder("院校", lambda user: School.objects.visible_to(user).filter(voided_at=None).order_by("name", "pk"))
ASSISTANCES = Finder(
    "院校帮扶行动",
    lambda user: (
        SchoolAssistance.objects.visible_to(user)
        .filter(voided_at=None)
        .select_related("workshop__region", "workshop__leader")
        .order_by("-started_on", "-pk")
    ),
    name="theme",
    beside="workshop__name",
)


@register
class SchoolAssistances(Kind):
    name = "school-assistances"
    app = "catalog"
    model = SchoolAssistance
    title = "院校帮扶行动"
    noun = "院校帮扶行动"
    lead = "研培计划参与院校帮助工坊提升产品设计、品质和工艺。"
    empty_text = "由县级或省级文化和旅游部门登记。"
    joins = ("school", "workshop__region", "workshop__leader__user")
    search_fields = ("workshop__search_text",)
    default_order = ("-started_on",)
    fields = (
        "school", "workshop", "theme", "kind", "started_on", "ended_on", "teachers_count", "students_count",
        "results", "respects_tradition",
    )  # fmt: skip
    keepers = CULTURE
    finders = {"school": SCHOOLS}
    columns = (
        Column("theme", "帮扶主题", width=30, searchable=True, importable=True, required=True, max_length=100),
        Column("school", "院校", value="school.name", path="school__name", width=26, searchable=True, sortable=True,
               importable=True, required=True,
               link=lambda row: reverse("catalog:assistance-school", args=[row.school_id])),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, importable=True,
               required=True, link=workshop_page, note="重名的写成“名称（登记编号）”"),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("kind", "帮扶内容", "choice", choices=AssistanceKind, filterable=True, importable=True, required=True),
        Column("started_on", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("ended_on", "结束日期", "date", listed=False, importable=True),
        Column("improved", "提升产品", "int", unit="件", value=lambda row: getattr(row, "improved", None),
               path="improved", sortable=True),
        Column("teachers_count", "参与教师", "int", unit="人", listed=False, importable=True, min_value=0,
               max_value=9999),
        Column("students_count", "参与学生", "int", unit="人", listed=False, importable=True, min_value=0,
               max_value=9999),
        Column("results", "帮扶成果", width=36, listed=False, importable=True, max_length=2000),
        Column("respects_tradition", "对传统的尊重", width=36, listed=False, importable=True, required=True,
               max_length=1000, note="怎样尊重优秀传统文化、地域文化特点和民族传统"),
    )  # fmt: skip
    constraint_words = {"catalog_schoolassistance_days": ("ended_on", "结束日期不能早于开始日期。")}
    detail_template = "catalog/assistance_detail.html"

    def rows(self, user):
        improved = Count("improved_products", filter=Q(improved_products__voided_at=None))
        return super().rows(user).annotate(improved=improved)

    def faults(self, row, by):
        if row.started_on and row.started_on > clock.today():
            yield "started_on", "开始日期不能晚于今天；尚未开始的，开始后再登记。"
        yield from mobile_faults(row, "results", "respects_tradition")

    def list_actions(self, user):
        return (("按院校查看", reverse("catalog:assistance-schools")),)

    def detail(self, row, user):
        across = ("results", "respects_tradition")
        facts = [(each.heading, each.text(row), each.link and each.link(row)) for each in self.columns
                 if each.key not in (*across, "improved")]  # fmt: skip
        texts = [(self.model._meta.get_field(name).verbose_name, getattr(row, name)) for name in across]
        add = f"{reverse('catalog:improved-products-new')}?{urlencode({'assistance': ASSISTANCES.spell(row)})}"
        improved = row.improved_products.filter(voided_at=None).select_related("product").order_by("pk")
        return {
            "facts": facts,
            "texts": texts,
            "improved": improved,
            "add_url": add if self.keepers.may_add(user) and row.voided_at is None else "",
        }


@register
class ImprovedProducts(Kind):
    name = "improved-products"
    app = "catalog"
    model = ImprovedProduct
    title = "院校提升的产品"
    noun = "提升产品"
    lead = "院校帮扶行动提升的产品：提升前后的情况和效果。"
    empty_text = "先登记院校帮扶行动，再登记它提升的产品。"
    joins = ("product", "assistance__school", "assistance__workshop__region", "assistance__workshop__leader__user")
    search_fields = ("assistance__workshop__search_text",)
    fields = ("assistance", "product", "before", "after", "outcome")
    keepers = CULTURE
    finders = {"assistance": ASSISTANCES, "product": PRODUCTS}
    columns = (
        Column("product", "产品", value="product.name", path="product__name", width=24, searchable=True, sortable=True,
               importable=True, required=True, note="重名的写成“产品名称（工坊登记编号）”"),
        Column("assistance", "院校帮扶行动", value="assistance.theme", path="assistance__theme", width=28,
               searchable=True, importable=True, required=True, note="帮扶主题；重名的写成“主题（工坊名称）”",
               link=lambda row: reverse("catalog:school-assistances-detail", args=[row.assistance_id])),
        Column("school", "院校", value="assistance.school.name", path="assistance__school__name", width=24,
               searchable=True, sortable=True),
        Column("workshop", "工坊", value="assistance.workshop.name", path="assistance__workshop__name", width=26),
        Column("region", "地区", "region", value="assistance.workshop.region.full_name",
               path="assistance__workshop__region", filterable=True, sortable=True),
        Column("before", "提升前情况", width=30, importable=True, required=True, max_length=1000),
        Column("after", "提升后情况", width=30, importable=True, required=True, max_length=1000),
        Column("outcome", "效果", width=30, importable=True, max_length=1000),
    )  # fmt: skip
    unique_keys = (("assistance", "product"),)
    constraint_words = {"catalog_improvedproduct_once": ("product", "这次帮扶行动已经登记了这件产品。")}

    def faults(self, row, by):
        if row.assistance_id and row.product_id and row.product.workshop_id != row.assistance.workshop_id:
            yield "product", "这件产品不是受帮扶工坊的产品，请核对。"
        yield from mobile_faults(row, "before", "after", "outcome")
