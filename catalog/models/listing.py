import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_products import OPEN_LISTINGS, DelistCause, ListingLevel, ListingStatus
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.scope import ScopedQuerySet


class ListingCase(models.Model):
    """The application to list a product in the 非遗工坊产品目录 (notice art. 7), and its way up to the province and
    the nation. One open case a product; `status` and `last_reason` are written by the transition table only."""

    product = models.ForeignKey("catalog.Product", models.PROTECT, related_name="listing_cases", verbose_name="产品")
    status = models.CharField("状态", max_length=16, choices=ListingStatus.choices, default=ListingStatus.SUBMITTED)
    submitted_at = models.DateTimeField("申报时间", default=clock.now, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="申报人", editable=False
    )
    statement = models.TextField(
        "列入目录的理由", max_length=1000, help_text="说明产品的工艺特色、文化内涵、质量和供货能力。"
    )
    last_reason = models.TextField("最近一次办理意见", max_length=500, blank=True, editable=False)

    scope_path = "product__workshop__region"
    leader_path = "product__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "产品目录申报"
        ordering = ("-submitted_at", "-pk")
        indexes = (models.Index(fields=("status", "submitted_at"), name="catalog_listingcase_status"),)
        constraints = (
            models.UniqueConstraint(
                fields=("product",), condition=Q(status__in=OPEN_LISTINGS), name="catalog_listingcase_one_open"
            ),
            models.CheckConstraint(
                name="catalog_listingcase_reasoned",
                condition=~Q(status__in=(ListingStatus.RETURNED, ListingStatus.REFUSED)) | ~Q(last_reason=""),
            ),
        )

    def __str__(self):
        return f"{self.product} {self.get_status_display()}"


class ListingStep(models.Model):
    """One step of a case: append-only (held by a trigger). `office` is that of the person at that moment; null for the
    workshop. `by` is null for the system, which delists when a status ends. The first step comes from no status."""

    case = models.ForeignKey(ListingCase, models.PROTECT, related_name="steps", verbose_name="产品目录申报")
    action = models.CharField("办理", max_length=20)
    from_status = models.CharField("原状态", max_length=16, choices=ListingStatus.choices, blank=True)
    to_status = models.CharField("新状态", max_length=16, choices=ListingStatus.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人"
    )
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理机构"
    )
    at = models.DateTimeField("办理时间", default=clock.now, editable=False)
    reason = models.TextField("办理意见", max_length=500, blank=True)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件"
    )

    scope_path = "case__product__workshop__region"
    leader_path = "case__product__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "产品目录办理记录"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.action} {self.from_status}→{self.to_status}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Listing(models.Model):
    """The legal fact that a product is in the catalogue of a level, from `listed_on` to `delisted_on` (null = in
    force). A delisting is reversed by a new row that points at the ended one (`restored_from`); history stays.

    `recorded_at` and `delisted_at` are when the system came to know of the listing and of its end.
    """

    product = models.ForeignKey("catalog.Product", models.PROTECT, related_name="listings", verbose_name="产品")
    level = models.CharField("目录级别", max_length=8, choices=ListingLevel.choices)
    listed_on = models.DateField("列入日期")
    document_number = models.CharField("公布文号", max_length=100, blank=True)
    case = models.ForeignKey(ListingCase, models.PROTECT, related_name="listings", verbose_name="产品目录申报")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="决定人")
    delisted_on = models.DateField("移出日期", null=True, blank=True)
    delist_cause = models.CharField("移出原因", max_length=12, choices=DelistCause.choices, blank=True)
    delist_reason = models.TextField("移出说明", max_length=500, blank=True)
    restored_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="restorations", verbose_name="更正的原记录"
    )
    recorded_at = models.DateTimeField("登记时间", default=clock.now, editable=False)
    delisted_at = models.DateTimeField("移出登记时间", null=True, blank=True, editable=False)

    scope_path = "product__workshop__region"
    leader_path = "product__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "产品目录记录"
        ordering = ("-listed_on", "-pk")
        indexes = (models.Index(fields=("level", "listed_on"), name="catalog_listing_level"),)
        constraints = (
            models.UniqueConstraint(
                fields=("product", "level"), condition=Q(delisted_on=None), name="catalog_listing_one_in_force"
            ),
            models.UniqueConstraint(fields=("restored_from",), name="catalog_listing_restored_once"),
            models.CheckConstraint(
                name="catalog_listing_not_from_itself", condition=Q(restored_from=None) | ~Q(restored_from=F("id"))
            ),
            models.CheckConstraint(
                name="catalog_listing_ended",
                condition=Q(delisted_on=None, delist_cause="", delist_reason="", delisted_at=None)
                | (Q(delisted_on__gte=F("listed_on"), delisted_at__isnull=False) & ~Q(delist_cause="")),
            ),
        )

    def __str__(self):
        return f"{self.product} {self.get_level_display()}"
