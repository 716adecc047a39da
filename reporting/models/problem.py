import uuid

import pghistory
from django.db import models
from django.db.models import Q

from reporting.models.choices import (
    UNSETTLED_PROBLEMS,
    ProblemAction,
    ProblemKind,
    ProblemLevel,
    ProblemStatus,
)
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Problem(models.Model):
    """工坊反映的困难问题 (notice art. 9): what a workshop asks the offices to settle. Written by its transitions only.

    `department`, `level` and `region` say with which office it lies now (no region: a ministry). `settled_at` and
    `settlement` are those of the present settlement; earlier ones are in the steps. `satisfied` is the workshop's word.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="problems", verbose_name="工坊")
    kind = models.CharField("问题类别", max_length=10, choices=ProblemKind.choices)
    title = models.CharField("问题", max_length=80)
    description = models.TextField("具体情况", max_length=2000, help_text="请勿填写身份证号码等个人信息。")
    department = models.CharField("承办部门", max_length=8, choices=Department.choices)
    level = models.CharField("办理层级", max_length=10, choices=ProblemLevel.choices, default=ProblemLevel.COUNTY)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承办地区"
    )
    raised_by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="反映人")
    raised_at = models.DateTimeField("反映时间", default=clock.now, editable=False)
    status = models.CharField("状态", max_length=12, choices=ProblemStatus.choices, default=ProblemStatus.OPEN)
    due_on = models.DateField("办理期限", null=True, blank=True)
    settled_at = models.DateTimeField("办结时间", null=True, blank=True, editable=False)
    settlement = models.TextField("办理结果", max_length=2000, blank=True)
    satisfied = models.BooleanField("工坊是否满意", null=True, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "困难问题"
        ordering = ("-raised_at", "-pk")
        indexes = (
            models.Index(fields=("workshop", "status"), name="reporting_problem_workshop"),
            models.Index(fields=("region", "department", "status", "due_on"), name="reporting_problem_office"),
        )
        constraints = (
            models.CheckConstraint(
                name="reporting_problem_office_level",
                condition=Q(level=ProblemLevel.MINISTRY, region=None)
                | (~Q(level=ProblemLevel.MINISTRY) & Q(region__isnull=False)),
            ),
            models.CheckConstraint(
                name="reporting_problem_settled",
                condition=(
                    Q(status__in=(ProblemStatus.SETTLED, ProblemStatus.CONFIRMED), settled_at__isnull=False)
                    & ~Q(settlement="")
                )
                | Q(status__in=UNSETTLED_PROBLEMS, settled_at=None)
                | Q(status=ProblemStatus.CLOSED),
            ),
            models.CheckConstraint(
                name="reporting_problem_confirmed",
                condition=~Q(status=ProblemStatus.CONFIRMED) | Q(satisfied__isnull=False),
            ),
        )

    def __str__(self):
        return self.title


class ProblemStep(models.Model):
    """One step of a problem: append-only (held by a trigger), written with the problem in one transaction.

    `office` is the one that `by` acted for; a leader has none.
    """

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="steps", verbose_name="困难问题")
    action = models.CharField("办理动作", max_length=10, choices=ProblemAction.choices)
    from_department = models.CharField("原承办部门", max_length=8, choices=Department.choices, blank=True)
    to_department = models.CharField("现承办部门", max_length=8, choices=Department.choices, blank=True)
    by = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="办理人")
    office = models.ForeignKey(
        "access.Office", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办理机构"
    )
    at = models.DateTimeField("办理时间", default=clock.now, editable=False)
    note = models.TextField("说明", max_length=2000, blank=True)

    scope_path = "problem__workshop__region"
    leader_path = "problem__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "办理记录"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return self.get_action_display()
