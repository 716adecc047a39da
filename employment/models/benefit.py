from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from employment.models.choices import BenefitRecipient
from workshops.access.scope import ScopedQuerySet


class BenefitKind(models.Model):
    """A kind of benefit (notice art. 2, 3): national ones for all, a province's own (`region`) for that province."""

    code = models.CharField("代码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=60)
    recipient = models.CharField("享受对象", max_length=8, choices=BenefitRecipient.choices)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="省（区、市）"
    )
    basis = models.CharField("政策依据", max_length=200, blank=True)
    is_active = models.BooleanField("启用", default=True)

    scope_path = "region"
    shared_rows = Q(region=None)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "补贴项目"
        ordering = ("code",)

    def __str__(self):
        return self.name


class Benefit(models.Model):
    """One payment or relief, for a workshop or for one of its workers, over a period; amount in yuan.

    The same benefit of the same person for overlapping periods is flagged, not refused: a correction or another
    county's payment must be seen, not hidden (queries/benefits.py).
    """

    kind = models.ForeignKey(BenefitKind, models.PROTECT, related_name="benefits", verbose_name="补贴项目")
    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="benefits", verbose_name="工坊")
    worker = models.ForeignKey(
        "employment.Worker", models.PROTECT, null=True, blank=True, related_name="benefits", verbose_name="从业人员"
    )
    period_from = models.DateField("享受期起")
    period_to = models.DateField("享受期止")
    amount = models.DecimalField("金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    payer = models.CharField("发放单位", max_length=100)
    paid_on = models.DateField("发放日期", null=True, blank=True)
    document_number = models.CharField("文号或凭证号", max_length=100, blank=True)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭证"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True, editable=False)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "补贴记录"
        ordering = ("-period_from", "-pk")
        indexes = (models.Index(fields=("kind", "workshop", "period_from"), name="employment_benefit_kind"),)
        constraints = (
            models.CheckConstraint(
                name="employment_benefit_sound", condition=Q(amount__gt=0, period_to__gte=F("period_from"))
            ),
            models.CheckConstraint(
                name="employment_benefit_voided",
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
            ),
        )

    def __str__(self):
        return f"{self.kind} {self.amount}"
