"""Shops on online platforms, campaigns and what platforms gave to shops in them (notice art. 7)."""

from django.urls import reverse

from catalog.kinds.products import PRODUCTS_BY_WORKSHOP
from catalog.models import Campaign, CampaignSeries, CampaignSupport, Platform, PlatformShop, SupportKind
from workshops.access import clock
from workshops.access.models import Department
from workshops.records.finding import Finder
from workshops.records.keepers import ALL_LEVELS, NATION, PREFECTURE, PROVINCE, Keepers
from workshops.records.kind import Kind, register
from workshops.tables.columns import Column, whether

CULTURE = (Department.CULTURE,)
SHOPS = Finder(
    "网店",
    lambda user: PlatformShop.objects.visible_to(user).filter(voided_at=None).select_related("workshop").order_by("pk"),
    beside="workshop__name",
)
CAMPAIGNS = Finder(
    "平台活动", lambda user: Campaign.objects.visible_to(user).filter(voided_at=None).order_by("-starts_on", "pk")
)


@register
class PlatformShops(Kind):
    name = "platform-shops"
    app = "catalog"
    model = PlatformShop
    title = "网店"
    noun = "网店"
    lead = "工坊在网络销售平台开设的店铺；在公开目录的产品页显示。"
    joins = ("workshop__region", "workshop__leader")
    search_fields = ("workshop__search_text",)
    default_order = ("-opened_on",)
    keepers = Keepers(workshop=True)
    fields = ("workshop", "platform", "name", "link", "opened_on", "closed_on", "since_long")
    columns = (
        Column("name", "店铺名称", width=24, searchable=True, sortable=True, importable=True, required=True,
               max_length=100),
        Column("platform", "平台", "choice", choices=Platform, filterable=True, importable=True, required=True),
        Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, sortable=True,
               importable=True, required=True),
        Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("link", "店铺链接", width=40, listed=False, importable=True, max_length=500),
        Column("opened_on", "开店日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("is_open", "在营", "bool", filterable=True),
        Column("closed_on", "关店日期", "date", listed=False, importable=True),
        Column("since_long", "长期合作", "bool", filterable=True, importable=True),
    )  # fmt: skip
    constraint_words = {"catalog_platformshop_days": ("closed_on", "关店日期不能早于开店日期。")}
    in_force_only = True
    detail_template = "catalog/shop_detail.html"

    def extended(self, rows):
        return rows.annotate(is_open=whether(closed_on=None))

    def faults(self, row, by):
        if row.opened_on and row.opened_on > clock.today():
            yield "opened_on", "开店日期不能晚于今天。"

    def detail(self, row, user):
        supports = row.supports.filter(voided_at=None).select_related("campaign", "product")
        return {"supports": supports.order_by("-campaign__starts_on", "-pk")}


@register
class Campaigns(Kind):
    name = "campaigns"
    app = "catalog"
    model = Campaign
    title = "平台销售活动"
    noun = "平台活动"
    lead = "“非遗购物节”等网络销售活动；不填组织地区的为全国性活动。"
    joins = ("region",)
    default_order = ("-starts_on",)
    filters_by_scope = False
    keepers = Keepers(departments=CULTURE, levels=ALL_LEVELS)
    fields = ("name", "series", "platform", "starts_on", "ends_on", "document_number", "description")
    columns = (
        Column("name", "活动名称", width=30, searchable=True, sortable=True, importable=True, required=True,
               max_length=100),
        Column("series", "活动系列", "choice", choices=CampaignSeries, filterable=True, importable=True, required=True),
        Column("platform", "平台", "choice", choices=Platform, filterable=True, importable=True),
        Column("region", "组织地区", "region", value=lambda row: row.region.full_name if row.region else "全国",
               path="region", filterable=True),
        Column("starts_on", "开始日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("ends_on", "结束日期", "date", importable=True, required=True),
        Column("document_number", "文号", "code", width=20, listed=False, importable=True, max_length=100),
    )  # fmt: skip
    constraint_words = {"catalog_campaign_days": ("ends_on", "结束日期不能早于开始日期。")}
    detail_template = "catalog/campaign_detail.html"

    def detail(self, row, user):
        supports = CampaignSupport.objects.visible_to(user).filter(campaign=row, voided_at=None)
        add = CampaignSupports.keepers.may_add(user)
        return {
            "supports": supports.select_related("shop__workshop", "product").order_by("-pk")[:200],
            "add_url": reverse("catalog:campaign-supports-new") + f"?campaign={row.name}" if add else "",
        }


@register
class CampaignSupports(Kind):
    name = "campaign-supports"
    app = "catalog"
    model = CampaignSupport
    title = "平台支持"
    noun = "平台支持"
    lead = "平台在销售活动中给予的流量投放、宣传推广和直播选品，及其成效。"
    joins = ("campaign", "shop__workshop__region", "shop__workshop__leader", "product")
    search_fields = ("shop__workshop__search_text", "campaign__name")
    default_order = ("-campaign__starts_on",)
    keepers = Keepers(workshop=True, departments=CULTURE, levels=(PREFECTURE, PROVINCE, NATION))
    finders = {"campaign": CAMPAIGNS, "shop": SHOPS, "product": PRODUCTS_BY_WORKSHOP}
    fields = ("campaign", "shop", "product", "kind", "exposures", "orders", "sales_amount", "note")
    columns = (
        Column("campaign", "平台活动", value="campaign.name", path="campaign__name", width=28, filterable=True,
               importable=True, required=True),
        Column("shop", "网店", value="shop.name", path="shop__name", width=24, importable=True, required=True,
               note="店铺名称；重名的写成“名称（工坊名称）”"),
        Column("workshop", "工坊", value="shop.workshop.name", path="shop__workshop__name", width=28, sortable=True),
        Column("region", "地区", "region", value="shop.workshop.region.full_name", path="shop__workshop__region",
               filterable=True, sortable=True),
        Column("product", "产品", value="product.name", path="product__name", width=20, importable=True),
        Column("kind", "支持方式", "choice", choices=SupportKind, filterable=True, importable=True, required=True),
        Column("exposures", "曝光量", "int", unit="次", sortable=True, importable=True, min_value=0),
        Column("orders", "订单数", "int", unit="单", sortable=True, importable=True, min_value=0),
        Column("sales_amount", "销售额", "decimal", unit="元", sortable=True, importable=True, min_value=0),
        Column("note", "备注", width=24, listed=False, importable=True, max_length=200),
    )  # fmt: skip
    constraint_words = {"catalog_campaignsupport_sound": ("sales_amount", "销售额不能为负数。")}

    def faults(self, row, by):
        if row.campaign_id and row.shop_id and row.campaign.platform not in ("", row.shop.platform):
            yield (
                "shop",
                f"这个活动在{row.campaign.get_platform_display()}开展，网店却在{row.shop.get_platform_display()}。",
            )
        if row.product_id and row.shop_id and row.product.workshop_id != row.shop.workshop_id:
            yield "product", "产品和网店不属于同一家工坊。"
        if row.sales_amount and row.orders == 0:
            yield "orders", "有销售额，订单数不能为 0；不清楚的请空着。"
