import uuid

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from employment.models.choices import Contract, EmploymentForm, Insurance, PayBasis, PayPeriod, Relation
from employment.models.worker import days
from workshops.access.scope import ScopedQuerySet


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Employment(models.Model):
    """One spell of a worker at a workshop, from `started_on` to `ended_on` (both worked; null = goes on).

    A spell entered by mistake is voided and stays. Two spells of a worker never overlap, so that nobody is counted
    as 直接吸纳 and 带动 of one workshop at once.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    worker = models.ForeignKey("employment.Worker", models.PROTECT, related_name="employments", verbose_name="从业人员")
    relation = models.CharField("吸纳方式", max_length=8, choices=Relation.choices)
    form = models.CharField("就业形式", max_length=10, choices=EmploymentForm.choices)
    post = models.CharField("岗位", max_length=40)
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    end_reason = models.CharField("结束原因", max_length=100, blank=True)
    contract = models.CharField("合同", max_length=10, choices=Contract.choices, blank=True)
    insurance = models.CharField("社会保险", max_length=10, choices=Insurance.choices, blank=True)
    pay_basis = models.CharField("计酬方式", max_length=5, choices=PayBasis.choices, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    voided_at = models.DateTimeField("作废时间", null=True, blank=True, editable=False)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    scope_path = "worker__workshop__region"
    leader_path = "worker__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "就业记录"
        ordering = ("-started_on", "-pk")
        constraints = (
            ExclusionConstraint(
                name="employment_no_overlap",
                expressions=(
                    (F("worker"), RangeOperators.EQUAL),
                    (days("started_on", "ended_on"), RangeOperators.OVERLAPS),
                ),
                condition=Q(voided_at=None),
            ),
            models.CheckConstraint(
                name="employment_days", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
            models.CheckConstraint(
                name="employment_voided_has_reason",
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
            ),
        )

    def __str__(self):
        return f"{self.post} {self.started_on}"

    @property
    def workshop(self):
        return self.worker.workshop


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Pay(models.Model):
    """What a worker was paid for a month or a quarter of a spell, in yuan. Periods of a spell never overlap."""

    employment = models.ForeignKey(Employment, models.PROTECT, related_name="pays", verbose_name="就业记录")
    period = models.CharField("周期", max_length=8, choices=PayPeriod.choices)
    period_from = models.DateField("周期首日")
    period_to = models.DateField("周期末日")
    basis = models.CharField("计酬方式", max_length=5, choices=PayBasis.choices)
    quantity = models.DecimalField("件数或工时", max_digits=9, decimal_places=1, null=True, blank=True)
    amount = models.DecimalField("报酬（元）", max_digits=10, decimal_places=2, validators=[MinValueValidator(0)])
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    scope_path = "employment__worker__workshop__region"
    leader_path = "employment__worker__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "劳动报酬"
        ordering = ("-period_from", "pk")
        constraints = (
            ExclusionConstraint(
                name="employment_pay_no_overlap",
                expressions=(
                    (F("employment"), RangeOperators.EQUAL),
                    (days("period_from", "period_to"), RangeOperators.OVERLAPS),
                ),
            ),
            models.CheckConstraint(
                name="employment_pay_sound", condition=Q(amount__gte=0, period_to__gte=F("period_from"))
            ),
        )

    def __str__(self):
        return f"{self.period_from} {self.amount}"
