from decimal import Decimal

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from training.models.choices import Level, SupportKind
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class LeaderSupport(Record):
    """One support that a leader was given (notice art. 5): yuan, or for a site its area in square metres."""

    leader = models.ForeignKey("workshops.Leader", models.PROTECT, related_name="supports", verbose_name="带头人")
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="leader_supports",
        verbose_name="工坊", help_text="用于某个工坊的，请选择",
    )  # fmt: skip
    kind = models.CharField("支持类型", max_length=22, choices=SupportKind.choices)
    amount = models.DecimalField(
        "金额（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text="场地安排不填；贷款填本金",
    )  # fmt: skip
    area = models.DecimalField(
        "场地面积（㎡）", max_digits=9, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.01"))], help_text="仅场地安排填写",
    )  # fmt: skip
    payer = models.CharField("落实单位", max_length=100, help_text="减免、提供、发放或贷款的单位")
    period_from = models.DateField("享受期起")
    period_to = models.DateField("享受期止", null=True, blank=True, help_text="长期或一次性的可不填")
    paid_on = models.DateField("发放日期", null=True, blank=True)
    document_number = models.CharField("文号或凭证号", max_length=100, blank=True)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭证"
    )

    scope_path = "leader__region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "带头人扶持"
        ordering = ("-period_from", "-pk")
        indexes = (
            models.Index(fields=("leader", "period_from"), name="training_support_list"),
            models.Index(fields=("kind", "period_from"), name="training_support_kind"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_leadersupport_site_or_amount",
                condition=Q(kind=SupportKind.SITE, area__gt=0, area__isnull=False, amount=None)
                | (~Q(kind=SupportKind.SITE) & Q(area=None, amount__gte=0, amount__isnull=False)),
            ),
            models.CheckConstraint(
                name="training_leadersupport_days", condition=Q(period_to=None) | Q(period_to__gte=F("period_from"))
            ),
        )

    def __str__(self):
        return f"{self.leader} {self.get_kind_display()}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class MasterStudio(Record):
    """技能大师工作室 that a leader built, as recognised at its level (notice art. 5)."""

    leader = models.ForeignKey("workshops.Leader", models.PROTECT, related_name="studios", verbose_name="带头人")
    name = models.CharField("工作室名称", max_length=80)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    recognised_on = models.DateField("认定日期")
    issuer = models.CharField("认定单位", max_length=100)
    document_number = models.CharField("认定文号", max_length=100, blank=True)
    address = models.CharField("地址", max_length=200, blank=True)
    ended_on = models.DateField("终止日期", null=True, blank=True)
    note = models.TextField("说明", max_length=500, blank=True)

    scope_path = "leader__region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "技能大师工作室"
        ordering = ("-recognised_on", "-pk")
        indexes = (
            models.Index(fields=("leader", "recognised_on"), name="training_studio_list"),
            models.Index(fields=("level", "recognised_on"), name="training_studio_level"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_masterstudio_days", condition=Q(ended_on=None) | Q(ended_on__gte=F("recognised_on"))
            ),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class StudioFunding(Record):
    """Money given to a master studio in a year (notice art. 5); yuan."""

    studio = models.ForeignKey(MasterStudio, models.PROTECT, related_name="fundings", verbose_name="工作室")
    year = models.PositiveSmallIntegerField("年度")
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    payer = models.CharField("拨付单位", max_length=100)
    purpose = models.CharField("用途", max_length=200, blank=True)
    paid_on = models.DateField("拨付日期", null=True, blank=True)
    document_number = models.CharField("文号或凭证号", max_length=100, blank=True)

    scope_path = "studio__leader__region"
    leader_path = "studio__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "工作室资助"
        ordering = ("-year", "-pk")
        indexes = (models.Index(fields=("studio", "year"), name="training_funding_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(name="training_studiofunding_amount", condition=Q(amount__gte=0)),
        )

    def __str__(self):
        return f"{self.studio} {self.year}年 {self.amount}"
