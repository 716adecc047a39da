import uuid

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_products import ListingLevel, ProductKind, ProductStatus
from workshops.access.scope import ScopedQuerySet
from workshops.models import CraftCategory, Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Product(Record):
    """A product that a workshop makes (notice art. 7). Prices in yuan a `unit`, capacity in pieces a month.

    `uid` is its public address. `listed_level` (the highest in force) and `listed_since` are a projection of the
    `Listing` rows, `cover` of the photographs: the listing action is their only writer. `search_text` is written with
    the facts.
    """

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="products", verbose_name="工坊")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("产品名称", max_length=60)
    craft_category = models.CharField("传统工艺类别", max_length=12, choices=CraftCategory.choices)
    kind = models.CharField("产品类别", max_length=12, choices=ProductKind.choices)
    project = models.ForeignKey(
        "workshops.IchProject",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name="依托的非遗代表性项目",
        help_text="依托传统手工艺而非代表性项目的，留空。",
    )
    materials = models.CharField("主要材料", max_length=200, blank=True, help_text="如蚕丝、棉线、银。")
    price_from = models.DecimalField(
        "单价或最低价（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    price_to = models.DecimalField(
        "最高价（元）",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="只有一个价格的，留空。",
    )
    unit = models.CharField("计价单位", max_length=10, default="件", help_text="如件、套、对、盒、米。")
    monthly_capacity = models.PositiveIntegerField("月产能（件）", null=True, blank=True)
    lead_days = models.PositiveSmallIntegerField(
        "交货周期（天）", null=True, blank=True, help_text="从下单到发货一般需要的天数。"
    )
    meaning = models.TextField("文化内涵", max_length=1000, blank=True, help_text="纹样、工艺的来历和寓意。")
    description = models.TextField("产品介绍", max_length=2000, blank=True, help_text="规格、用途、特点。")
    where_to_buy = models.TextField(
        "购买途径", max_length=500, blank=True, help_text="网店名称、门店地址等，将向社会公开。请勿填写电话号码。"
    )
    status = models.CharField("状态", max_length=12, choices=ProductStatus.choices, default=ProductStatus.DRAFT)

    listed_level = models.CharField(
        "目录级别", max_length=8, choices=ListingLevel.choices, blank=True, default="", editable=False
    )
    listed_since = models.DateField("列入目录日期", null=True, blank=True, editable=False)
    cover = models.ForeignKey(
        "workshops.Attachment",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="封面照片",
        editable=False,
    )
    search_text = models.TextField(blank=True, editable=False)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "产品"
        ordering = ("-recorded_at", "-pk")
        indexes = (
            models.Index(fields=("workshop", "status"), name="catalog_product_workshop"),
            models.Index(
                fields=("craft_category", "listed_level"),
                condition=~Q(listed_level=""),
                name="catalog_product_listed_craft",
            ),
            models.Index(
                fields=("workshop", "listed_level"), condition=~Q(listed_level=""), name="catalog_product_listed_by"
            ),
            GinIndex(fields=("search_text",), opclasses=("gin_trgm_ops",), name="catalog_product_search"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_product_prices",
                condition=Q(price_from__gte=0) & (Q(price_to=None) | Q(price_to__gte=F("price_from"))),
            ),
            models.CheckConstraint(
                name="catalog_product_listed",
                condition=Q(listed_level="", listed_since=None) | (~Q(listed_level="") & Q(listed_since__isnull=False)),
            ),
        )

    def __str__(self):
        return self.name


class ProductPhoto(models.Model):
    """A photograph of a product, in the order that pages show them."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="photos", verbose_name="产品")
    attachment = models.ForeignKey("workshops.Attachment", models.PROTECT, related_name="+", verbose_name="照片")
    position = models.PositiveSmallIntegerField("顺序", default=1)
    caption = models.CharField("照片说明", max_length=100, blank=True)

    scope_path = "product__workshop__region"
    leader_path = "product__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "产品照片"
        ordering = ("product", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("product", "attachment"), name="catalog_productphoto_once"),
            models.UniqueConstraint(
                fields=("product", "position"),
                name="catalog_productphoto_position",
                deferrable=models.Deferrable.DEFERRED,  # photographs change places in one transaction
            ),
        )

    def __str__(self):
        return self.caption or f"{self.product} {self.position}"
