import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_sales import OrderStatus, SalesChannel
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Matchmaking(Record):
    """对接会 between workshops and companies (notice art. 7); `intended_amount` in yuan is what they meant to order.

    Every office and leader may read it.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="组织地区")
    event = models.ForeignKey(
        "catalog.Event", models.PROTECT, null=True, blank=True, related_name="matchmakings", verbose_name="所属展会",
        help_text="在展会期间举办的，选择该展会。",
    )  # fmt: skip
    title = models.CharField("对接会名称", max_length=100)
    held_on = models.DateField("举办日期")
    place = models.CharField("举办地点", max_length=200)
    companies = models.TextField("参加企业", max_length=1000, blank=True, help_text="主要企业的名称，用顿号隔开。")
    companies_count = models.PositiveIntegerField("参加企业数（家）")
    workshops_count = models.PositiveIntegerField("参加工坊数（家）", null=True, blank=True)
    intended_amount = models.DecimalField(
        "意向金额（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text="达成意向的金额；已签订的订单另在“订单”中登记。",
    )  # fmt: skip
    notes = models.TextField("备注", max_length=1000, blank=True)

    scope_path = "region"
    shared_rows = Q(pk__isnull=False)  # an empty Q would widen nothing
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "对接会"
        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=("region", "held_on"), name="catalog_matchmaking_region"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_matchmaking_sound", condition=Q(intended_amount=None) | Q(intended_amount__gte=0)
            ),
        )

    def __str__(self):
        return self.title


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Order(Record):
    """An order that a workshop has signed (notice art. 7); amount in yuan, the whole of the contract."""

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="orders", verbose_name="工坊")
    product = models.ForeignKey(
        "catalog.Product", models.PROTECT, null=True, blank=True, related_name="orders", verbose_name="产品"
    )
    event = models.ForeignKey(
        "catalog.Event", models.PROTECT, null=True, blank=True, related_name="orders", verbose_name="达成订单的展会"
    )
    matchmaking = models.ForeignKey(
        Matchmaking, models.PROTECT, null=True, blank=True, related_name="orders", verbose_name="达成订单的对接会"
    )
    channel = models.CharField("销售渠道", max_length=12, choices=SalesChannel.choices)
    buyer = models.CharField("订货单位", max_length=100, help_text="填写单位名称；个人订购的填“个人”，不填姓名。")
    signed_on = models.DateField("签订日期")
    quantity = models.PositiveIntegerField("数量（件）", null=True, blank=True)
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    status = models.CharField("状态", max_length=10, choices=OrderStatus.choices, default=OrderStatus.SIGNED)
    completed_on = models.DateField("完成日期", null=True, blank=True, help_text="状态为“已完成”的须填写。")
    note = models.CharField("备注", max_length=200, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "订单"
        ordering = ("-signed_on", "-pk")
        indexes = (
            models.Index(fields=("workshop", "signed_on"), name="catalog_order_workshop"),
            models.Index(fields=("status", "signed_on"), name="catalog_order_status"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(name="catalog_order_sound", condition=Q(amount__gte=0)),
            models.CheckConstraint(
                name="catalog_order_completed",
                condition=Q(status=OrderStatus.COMPLETED, completed_on__isnull=False)
                | (~Q(status=OrderStatus.COMPLETED) & Q(completed_on=None)),
                violation_error_message="状态为“已完成”的须填写完成日期，其他状态不填。",
            ),
            models.CheckConstraint(
                name="catalog_order_days",
                condition=Q(completed_on=None) | Q(completed_on__gte=F("signed_on")),
                violation_error_message="完成日期不能早于签订日期。",
            ),
        )

    def __str__(self):
        return f"{self.buyer} {self.signed_on}"
