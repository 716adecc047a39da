import pghistory
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_sales import CampaignSeries, Platform, SupportKind
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class PlatformShop(Record):
    """A workshop's shop on an online platform (notice art. 7), from when to when."""

    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="platform_shops", verbose_name="工坊"
    )
    platform = models.CharField("平台", max_length=16, choices=Platform.choices)
    name = models.CharField("店铺名称", max_length=100)
    link = models.CharField(
        "店铺链接", max_length=500, blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )
    opened_on = models.DateField("开店日期")
    closed_on = models.DateField("关店日期", null=True, blank=True, help_text="仍在经营的不填。")
    since_long = models.BooleanField("与平台签有长期合作", default=False)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "网店"
        ordering = ("-opened_on", "-pk")
        indexes = (
            models.Index(fields=("workshop", "opened_on"), name="catalog_shop_workshop"),
            models.Index(fields=("platform", "opened_on"), name="catalog_shop_platform"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_platformshop_days",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="关店日期不能早于开店日期。",
            ),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Campaign(Record):
    """平台活动 such as 非遗购物节 (notice art. 7). Without a region it is national. Read by all offices and leaders."""

    name = models.CharField("活动名称", max_length=100)
    series = models.CharField("活动系列", max_length=20, choices=CampaignSeries.choices)
    platform = models.CharField(
        "平台", max_length=16, choices=Platform.choices, blank=True, help_text="多个平台共同开展的不填。"
    )
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="组织地区",
        help_text="全国性活动不填。",
    )  # fmt: skip
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    document_number = models.CharField("文号", max_length=100, blank=True)
    description = models.TextField("活动说明", max_length=2000, blank=True)

    scope_path = "region"
    shared_rows = Q(pk__isnull=False)  # an empty Q would widen nothing
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "平台活动"
        ordering = ("-starts_on", "-pk")
        indexes = (models.Index(fields=("region", "starts_on"), name="catalog_campaign_region"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_campaign_days",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="结束日期不能早于开始日期。",
            ),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class CampaignSupport(Record):
    """What a platform gave to a workshop's shop in a campaign (notice art. 7); `sales_amount` in yuan."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="supports", verbose_name="平台活动")
    shop = models.ForeignKey(PlatformShop, models.PROTECT, related_name="supports", verbose_name="网店")
    product = models.ForeignKey(
        "catalog.Product", models.PROTECT, null=True, blank=True, related_name="campaign_supports",
        verbose_name="产品", help_text="支持整个店铺的不填。",
    )  # fmt: skip
    kind = models.CharField("支持方式", max_length=16, choices=SupportKind.choices)
    exposures = models.PositiveBigIntegerField("曝光量（次）", null=True, blank=True)
    orders = models.PositiveIntegerField("订单数（单）", null=True, blank=True)
    sales_amount = models.DecimalField(
        "销售额（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    note = models.CharField("备注", max_length=200, blank=True)

    scope_path = "shop__workshop__region"
    leader_path = "shop__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "平台支持"
        ordering = ("-campaign__starts_on", "-pk")
        indexes = (models.Index(fields=("campaign", "kind"), name="catalog_support_kind"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_campaignsupport_sound", condition=Q(sales_amount=None) | Q(sales_amount__gte=0)
            ),
        )

    def __str__(self):
        return f"{self.campaign} {self.shop}"
