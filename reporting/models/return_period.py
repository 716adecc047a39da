import datetime

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce

from reporting.models.return_choices import PeriodKind, ReturnLevel
from reporting.rules.return_periods import Period
from workshops.access import clock
from workshops.access.append_only import RefuseChange, append_only_triggers
from workshops.access.scope import ScopedQuerySet


def _rows_of(user) -> Q:
    """The nation's periods, those of provinces above the office, and of those below it."""
    region = user.region
    if region is None:
        return Q()
    return Q(opener=None) | Q(opener__in=[*region.ancestor_codes, region.pk])


def _only_cancelled() -> list[RefuseChange]:
    """Nothing of a period is ever changed but that it is cancelled, once."""
    kept = ("kind", "first", "last", "opener", "codes", "due_county", "due_province", "zero_reports", "note",
            "opened_by", "opened_at")  # fmt: skip
    changed = pgtrigger.Q(old__cancelled_at__isnull=False)
    for name in kept:
        changed |= pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
    return [
        RefuseChange(name="only_cancelled", operation=pgtrigger.Update, condition=changed),
        RefuseChange(name="never_deleted", operation=pgtrigger.Delete),
    ]


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ReturnPeriod(models.Model):
    """报表期: what is to be returned, for which span, until when. Nothing of it changes but that it is cancelled.

    Opened by the ministry (no `opener`) for the nation or by a province for itself. `codes` are those of the
    dictionary of indicators, in the order of the sheet. The days are those it was opened with; those in force stand
    with each return (`Return.due_on`), for they may be moved (`DueExtension`).
    """

    kind = models.CharField("报表类型", max_length=8, choices=PeriodKind.choices)
    first = models.DateField("起始日期")
    last = models.DateField("截止日期")
    opener = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="布置地区"
    )
    codes = models.JSONField("指标", default=list)
    due_county = models.DateField("县级报送期限")
    due_province = models.DateField("省级报送期限")
    zero_reports = models.BooleanField(
        "没有工坊的县也要零报告", default=False, help_text="不勾选的，只要求期末有过认定工坊的县填报。"
    )
    note = models.TextField("填报说明", max_length=2000, blank=True)
    opened_by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="布置人")
    opened_at = models.DateTimeField("布置时间", default=clock.now, editable=False)
    cancelled_at = models.DateTimeField("撤销时间", null=True, blank=True, editable=False)
    cancelled_by = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    cancel_reason = models.TextField("撤销理由", max_length=500, blank=True)

    scope_path = ""
    leader_path = None
    office_rows = staticmethod(_rows_of)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表期"
        ordering = ("-first", "-last", "-pk")
        triggers = _only_cancelled()
        constraints = (
            ExclusionConstraint(
                name="reporting_returnperiod_no_overlap",
                expressions=(
                    ("kind", RangeOperators.EQUAL),
                    (Coalesce("opener", Value("")), RangeOperators.EQUAL),
                    (Func(F("first"), F("last"), Value("[]"), function="daterange"), RangeOperators.OVERLAPS),
                ),
                condition=Q(cancelled_at=None),
                violation_error_message="这一时期的同类报表已经布置。",
            ),
            models.CheckConstraint(
                name="reporting_returnperiod_cancelled",
                condition=Q(cancelled_at=None, cancelled_by=None, cancel_reason="")
                | (Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~Q(cancel_reason="")),
            ),
            models.CheckConstraint(
                name="reporting_returnperiod_days",
                condition=Q(first__lt=F("last"), due_county__gt=F("last"), due_province__gte=F("due_county")),
            ),
        )

    def __str__(self):
        return f"{self.label}{'报表' if self.kind == PeriodKind.HALF else self.get_kind_display()}"

    @property
    def span(self) -> Period:
        return Period.holding(self.kind, self.first)

    @property
    def label(self) -> str:
        return self.span.label

    def due_of(self, level: str) -> datetime.date:
        """The day that returns of a level were asked for by when it was opened."""
        return self.due_county if level == ReturnLevel.COUNTY else self.due_province


class ReturnExtra(models.Model):
    """补充指标: a cell that can't be derived and is typed by every office that makes a return. Append-only."""

    period = models.ForeignKey(ReturnPeriod, models.PROTECT, related_name="extras", verbose_name="报表期")
    code = models.CharField("代码", max_length=4)
    label = models.CharField("名称", max_length=60)
    unit = models.CharField("单位", max_length=10)
    decimals = models.PositiveSmallIntegerField("小数位数", default=0)
    note = models.CharField("填报说明", max_length=200, blank=True)

    scope_path = ""
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "补充指标"
        ordering = ("period", "code")
        triggers = append_only_triggers()
        constraints = (
            models.UniqueConstraint(fields=("period", "code"), name="reporting_returnextra_once"),
            models.CheckConstraint(name="reporting_returnextra_decimals", condition=Q(decimals__lte=2)),
        )

    def __str__(self):
        return self.label


class DueExtension(models.Model):
    """延期: days moved later for every return of a period, or for those of one region. Append-only."""

    period = models.ForeignKey(ReturnPeriod, models.PROTECT, related_name="extensions", verbose_name="报表期")
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="适用地区"
    )
    due_county = models.DateField("县级报送期限", null=True, blank=True)
    due_province = models.DateField("省级报送期限", null=True, blank=True)
    reason = models.TextField("延期理由", max_length=500)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("办理时间", default=clock.now, editable=False)

    scope_path = ""
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "报表延期"
        ordering = ("-pk",)
        triggers = append_only_triggers()
        constraints = (
            models.CheckConstraint(name="reporting_dueextension_said", condition=~Q(reason="")),
            models.CheckConstraint(
                name="reporting_dueextension_days",
                condition=Q(due_county__isnull=False) | Q(due_province__isnull=False),
            ),
        )

    def __str__(self):
        return f"{self.period}延期"
