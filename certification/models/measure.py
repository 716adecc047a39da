import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from certification.models.choices import DayKind
from workshops.access.scope import ScopedQuerySet


class InForceRange(Func):
    """`[effective_from, effective_to]`, open at the end where there is none."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"


class MeasureQuerySet(ScopedQuerySet):
    def published(self):
        return self.filter(published_at__isnull=False)

    def in_force_on(self, day: datetime.date):
        return self.published().filter(Q(effective_to=None) | Q(effective_to__gte=day), effective_from__lte=day)


class Measure(models.Model):
    """认定办法: one version of a province's measure (rules.md §2); `region` None is the national default.

    Days are counted as `day_kind` says for the public notice, and as working days for the steps.
    A published version is never edited: a new version takes its place from its first day.
    """

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, verbose_name="省份", related_name="measures"
    )
    title = models.CharField("办法名称", max_length=120)
    document_number = models.CharField("文号", max_length=60, blank=True)
    file = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, verbose_name="办法文件", related_name="+"
    )
    effective_from = models.DateField("施行日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)

    needs_water = models.BooleanField("须通水", default=False)
    needs_power = models.BooleanField("须通电", default=False)
    needs_heating = models.BooleanField("须有取暖条件", default=False)
    needs_tools = models.BooleanField("须有工具设备", default=True)

    notice_days = models.PositiveSmallIntegerField("公示天数", default=5, validators=[MinValueValidator(1)])
    notice_day_kind = models.CharField("公示天数的计算", max_length=8, choices=DayKind.choices, default=DayKind.WORKING)
    accept_days = models.PositiveSmallIntegerField("受理期限（工作日）", default=5, validators=[MinValueValidator(1)])
    review_days = models.PositiveSmallIntegerField("联审期限（工作日）", default=20, validators=[MinValueValidator(1)])
    decide_days = models.PositiveSmallIntegerField("决定期限（工作日）", default=10, validators=[MinValueValidator(1)])
    confirm_days = models.PositiveSmallIntegerField(
        "年度确认审核期限（工作日）", default=20, validators=[MinValueValidator(1)]
    )

    window_opens_month = models.PositiveSmallIntegerField("确认期开始（月）", default=1)
    window_opens_day = models.PositiveSmallIntegerField("确认期开始（日）", default=1)
    window_closes_month = models.PositiveSmallIntegerField("确认期截止（月）", default=12)
    window_closes_day = models.PositiveSmallIntegerField("确认期截止（日）", default=31)

    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    published_by = models.ForeignKey("access.User", models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("access.User", models.PROTECT, null=True, blank=True, related_name="+")

    scope_path = "region"  # a draft: its own province and the ministry
    leader_path = None
    shared_rows = Q(published_at__isnull=False)  # published rules: whoever is signed in may read them
    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = "认定办法"
        ordering = ["region", "-effective_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=F("effective_from")), name="measure_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(window_opens_month__lt=F("window_closes_month"))
                | Q(window_opens_month=F("window_closes_month"), window_opens_day__lte=F("window_closes_day")),
                name="measure_window_in_order",
            ),
            ExclusionConstraint(
                name="measure_one_in_force_a_day",
                expressions=[
                    (Coalesce("region_id", Value("000000")), RangeOperators.EQUAL),
                    (InForceRange("effective_from", "effective_to"), RangeOperators.OVERLAPS),
                ],
                condition=Q(published_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.title

    def required_utilities(self) -> frozenset[str]:
        return frozenset(key for key in ("water", "power", "heating", "tools") if getattr(self, f"needs_{key}"))


class Threshold(models.Model):
    """One number a measure asks for. Thresholds of one group are alternatives (OR); all groups must hold (AND).

    `fact` is a key known to `certification/criteria.py`; `minimum` is in that fact's unit.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="thresholds")
    group = models.PositiveSmallIntegerField(
        "条件组", default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    fact = models.CharField("指标", max_length=30)
    minimum = models.DecimalField("不低于", max_digits=10, decimal_places=2, validators=[MinValueValidator(0)])

    class Meta:
        ordering = ["group", "id"]

    def __str__(self):
        return f"{self.fact} ≥ {self.minimum}"


class Question(models.Model):
    """A yes/no criterion of the province's own: the applicant answers, a person judges."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="questions")
    text = models.CharField("条件内容", max_length=200)
    help = models.CharField("填写说明", max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self):
        return self.text
