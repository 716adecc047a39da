from decimal import Decimal

import pghistory
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from training.models.choices import ClaimStatus
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class SubsidyRule(Record):
    """What a province or county pays for a person's training (notice art. 4): yuan a person, yuan an hour, or both.

    Attendance is a share, 0 to 1, of the course's hours; the ceiling is in yuan for a person and a calendar year.
    """

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, related_name="subsidy_rules", verbose_name="适用地区",
        help_text="省（区、市）或县（市、区），适用于该地区及以下",
    )  # fmt: skip
    name = models.CharField("补贴名称", max_length=80)
    document_number = models.CharField("文号", max_length=100, blank=True)
    per_head = models.DecimalField(
        "每人补贴（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text="每人和每课时两项至少填一项，都填的相加",
    )  # fmt: skip
    per_hour = models.DecimalField(
        "每课时补贴（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    least_share = models.DecimalField(
        "最低出勤比例（0–1）", max_digits=3, decimal_places=2, default=Decimal("0.80"),
        validators=[MinValueValidator(0), MaxValueValidator(1)], help_text="0.80 即出勤课时不低于 80%",
    )  # fmt: skip
    needs_certificate = models.BooleanField("须取得证书", default=False)
    times_a_year = models.PositiveSmallIntegerField(
        "每人每年最多享受（次）", default=3, validators=[MinValueValidator(1)]
    )
    ceiling = models.DecimalField(
        "每人每年补贴上限（元）", max_digits=12, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)], help_text="没有上限的可不填",
    )  # fmt: skip
    valid_from = models.DateField("施行日期")
    valid_to = models.DateField("失效日期", null=True, blank=True, help_text="最后适用的一天；仍在施行的可不填")

    scope_path = "region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培训补贴标准"
        ordering = ("-valid_from", "-pk")
        indexes = (models.Index(fields=("region", "valid_from"), name="training_rule_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_subsidyrule_pays",
                condition=(Q(per_head__isnull=False) | Q(per_hour__isnull=False))
                & (Q(per_head=None) | Q(per_head__gte=0))
                & (Q(per_hour=None) | Q(per_hour__gte=0)),
            ),
            models.CheckConstraint(
                name="training_subsidyrule_limits",
                condition=Q(least_share__gte=0, least_share__lte=1, times_a_year__gte=1)
                & (Q(ceiling=None) | Q(ceiling__gte=0)),
            ),
            models.CheckConstraint(
                name="training_subsidyrule_days", condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from"))
            ),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class SubsidyClaim(Record):
    """The subsidy for one trainee under one rule (notice art. 4), from the claim to the payment; yuan.

    `year` is the one it counts in for times and ceiling; `hours` and `amount` are as worked out when claimed.
    """

    trainee = models.ForeignKey("training.Trainee", models.PROTECT, related_name="claims", verbose_name="学员")
    rule = models.ForeignKey(SubsidyRule, models.PROTECT, related_name="claims", verbose_name="补贴标准")
    year = models.PositiveSmallIntegerField("年度")
    hours = models.DecimalField("出勤课时", max_digits=5, decimal_places=1, validators=[MinValueValidator(0)])
    amount = models.DecimalField("补贴金额（元）", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    status = models.CharField("状态", max_length=8, choices=ClaimStatus.choices, default=ClaimStatus.CLAIMED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核人",
        editable=False,
    )  # fmt: skip
    decided_at = models.DateTimeField("审核时间", null=True, blank=True, editable=False)
    reason = models.CharField("审核意见", max_length=200, blank=True, help_text="不予补贴的必须写明原因")
    paid_on = models.DateField("发放日期", null=True, blank=True)
    document_number = models.CharField("文号或凭证号", max_length=100, blank=True)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="凭证"
    )

    scope_path = "trainee__course__region"
    leader_path = "trainee__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培训补贴"
        ordering = ("-year", "-pk")
        indexes = (models.Index(fields=("year", "status"), name="training_claim_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("trainee",), condition=Q(voided_at=None), name="training_claim_once"),
            models.CheckConstraint(name="training_subsidyclaim_figures", condition=Q(hours__gte=0, amount__gte=0)),
            models.CheckConstraint(
                name="training_subsidyclaim_decided",
                condition=Q(status=ClaimStatus.CLAIMED, decided_by=None, decided_at=None)
                | (~Q(status=ClaimStatus.CLAIMED) & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="training_subsidyclaim_refused", condition=~Q(status=ClaimStatus.REFUSED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="training_subsidyclaim_paid",
                condition=Q(status=ClaimStatus.PAID, paid_on__isnull=False)
                | (~Q(status=ClaimStatus.PAID) & Q(paid_on=None)),
            ),
        )

    def __str__(self):
        return f"{self.trainee} {self.amount}"
