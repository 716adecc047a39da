import datetime

import pghistory
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from reporting.models.monitoring_choices import FlagAction, FlagLevel, FlagStatus, Learnt, Severity
from reporting.rules.check_in_term import quarter_of
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet
from workshops.models import Survival

WORKERS_MAX = 100_000


class CheckIn(models.Model):
    """季度报告的生产状况: one answer for a quarter. Append-only: a correction is a new row, the latest one counts.

    `quarter` is its first day. `since`: from when it has been so, where that is told. Entered by the leader, or by a
    county office in the stead, which says how it was `learnt`. `Workshop.survival` shows the latest quarter's answer;
    `actions.check_ins` is its only writer.
    """

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="check_ins", verbose_name="工坊")
    quarter = models.DateField("季度首日")
    status = models.CharField("生产状况", max_length=10, choices=Survival.choices)
    since = models.DateField("起始日期", null=True, blank=True)
    workers = models.PositiveIntegerField(
        "现有从业人员（人）", null=True, blank=True, validators=[MaxValueValidator(WORKERS_MAX)]
    )
    note = models.CharField("说明", max_length=300, blank=True)
    learnt = models.CharField("了解方式", max_length=6, choices=Learnt.choices, blank=True)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="报告人")
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代报机构"
    )
    at = models.DateTimeField("报告时间", default=clock.now, editable=False)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "生产状况报告"
        ordering = ("-quarter", "-pk")
        triggers = append_only_triggers()
        indexes = (models.Index(fields=("workshop", "-quarter", "-id"), name="reporting_checkin_latest"),)
        constraints = (
            models.CheckConstraint(
                name="reporting_checkin_quarter", condition=Q(quarter__day=1, quarter__month__in=(1, 4, 7, 10))
            ),
            models.CheckConstraint(
                name="reporting_checkin_stead",
                condition=Q(office=None, learnt="") | (Q(office__isnull=False) & ~Q(learnt="")),
            ),
        )

    def __str__(self):
        return f"{self.label} {self.get_status_display()}"

    @property
    def in_stead(self) -> bool:
        return self.office_id is not None

    @property
    def label(self) -> str:
        return quarter_of(self.quarter).label


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Flag(models.Model):
    """跟踪提示: that a signal (`reporting.rules.signals`) stands for a workshop, and what its owner did about it.

    One not closed a workshop and signal. The owner is the county's office of `department`. `facts` are those found
    last; `acted_on` is the day of the last step. Written by the transitions of `rules.flag_flow` only.
    """

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="flags", verbose_name="工坊")
    signal = models.CharField("提示", max_length=24)
    department = models.CharField("承办部门", max_length=8, choices=Department.choices)
    severity = models.CharField("程度", max_length=8, choices=Severity.choices)
    status = models.CharField("状态", max_length=8, choices=FlagStatus.choices, default=FlagStatus.OPEN)
    level = models.CharField("督办层级", max_length=10, choices=FlagLevel.choices, default=FlagLevel.COUNTY)
    outcome = models.CharField("核实结果", max_length=8, choices=FlagAction.choices, blank=True)
    facts = models.JSONField("依据", default=dict)
    opened_on = models.DateField("提示日期")
    acted_on = models.DateField("最近办理日期")
    closed_on = models.DateField("解除日期", null=True, blank=True)

    scope_path = "workshop__region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "跟踪提示"
        ordering = ("-opened_on", "-pk")
        indexes = (models.Index(fields=("status", "department", "acted_on"), name="reporting_flag_waiting"),)
        constraints = (
            models.UniqueConstraint(
                fields=("workshop", "signal"), condition=~Q(status=FlagStatus.CLOSED), name="reporting_flag_one_open"
            ),
            models.CheckConstraint(
                name="reporting_flag_closed",
                condition=Q(status=FlagStatus.CLOSED, closed_on__isnull=False)
                | (~Q(status=FlagStatus.CLOSED) & Q(closed_on=None)),
            ),
            models.CheckConstraint(
                name="reporting_flag_outcome", condition=~Q(status=FlagStatus.HANDLED) | ~Q(outcome="")
            ),
        )

    def __str__(self):
        return f"{self.workshop} {self.signal}"

    @property
    def age(self) -> int:
        """Days from when it was raised until it was closed, or until today."""
        return ((self.closed_on or clock.today()) - self.opened_on) // datetime.timedelta(days=1)


class FlagStep(models.Model):
    """One step of a flag: append-only. `by` is null for the system; `facts` are the evidence of its own steps."""

    flag = models.ForeignKey(Flag, models.PROTECT, related_name="steps", verbose_name="跟踪提示")
    action = models.CharField("办理", max_length=8, choices=FlagAction.choices)
    department = models.CharField("承办部门", max_length=8, choices=Department.choices)
    by = models.ForeignKey(
        "access.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理人"
    )
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理机构"
    )
    at = models.DateTimeField("办理时间", default=clock.now, editable=False)
    note = models.TextField("说明", max_length=1000, blank=True)
    facts = models.JSONField("依据", default=dict)
    problem = models.ForeignKey(
        "reporting.Problem", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="困难问题"
    )
    check_in = models.ForeignKey(
        CheckIn, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="生产状况报告"
    )

    scope_path = "flag__workshop__region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "跟踪办理记录"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return self.get_action_display()
