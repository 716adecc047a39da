"""The list of applications for the catalogue, by what waits for whom."""

from django.urls import reverse

from catalog.models import ListingCase, ListingStatus
from catalog.queries.listing_cases import with_parties
from workshops.models import CraftCategory, Standing
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class ProductListings(Table):
    name = "product-listings"
    title = "产品目录申报"
    search_fields = ("product__search_text",)
    search_hint = "产品、工坊名称或登记编号"
    default_order = ("submitted_at",)
    empty_title = "没有产品目录申报"
    empty_text = "由工坊带头人在产品页面申报。"
    columns = (
        Column("product", "产品名称", value="product.name", width=24, sortable=True),
        Column("workshop", "工坊", value="product.workshop.name", width=28, sortable=True),
        Column("number", "登记编号", "code", value="product.workshop.number", width=24, listed=False, filterable=True),
        Column("region", "地区", "region", value="product.workshop.region.full_name",
               path="product__workshop__region", filterable=True, sortable=True),
        Column("craft_category", "传统工艺类别", "choice", value="product.craft_category", choices=CraftCategory,
               filterable=True),
        Column("price_from", "单价或最低价", "decimal", value="product.price_from", unit="元", sortable=True),
        Column("submitted_at", "申报时间", "datetime", sortable=True),
        Column("status", "办理状态", "choice", choices=ListingStatus, filterable=True),
        Column("standing", "工坊资格", "choice", value="product.workshop.standing", choices=Standing, filterable=True,
               listed=False),
        Column("statement", "列入目录的理由", width=40, listed=False),
        Column("last_reason", "最近一次办理意见", width=30, listed=False),
    )  # fmt: skip

    def rows(self, user):
        return with_parties(ListingCase.objects.visible_to(user).filter(product__voided_at=None))

    def row_url(self, row):
        return reverse("catalog:listing-detail", args=[row.pk])
