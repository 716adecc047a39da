"""What a change of divisions did to the register: whose workshop went where, which rows moved, what was handed over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Department
from workshops.access.scope import ScopedQuerySet


class RegionAssignment(models.Model):
    """The new division of one workshop of an old one: given by an official where it was split, else written when the
    change is applied. Statistics by the divisions of an earlier day follow it back."""

    change = models.ForeignKey("regions.RegionChange", models.PROTECT, related_name="assignments")
    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="assignments")
    old = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    new_code = models.CharField("新区划", max_length=6)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    scope_path = "workshop__region"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "工坊的区划归属"
        constraints = (models.UniqueConstraint(fields=("change", "workshop"), name="region_assignment_once"),)

    def __str__(self):
        return f"{self.workshop} {self.old_id}→{self.new_code}"


class RegionMove(models.Model):
    """One row that a change took from one division to another: what a past state of knowledge is made again from."""

    change = models.ForeignKey("regions.RegionChange", models.PROTECT, related_name="moves")
    model = models.CharField(max_length=60)
    field = models.CharField(max_length=30)
    object_id = models.BigIntegerField()
    old_code = models.CharField(max_length=6)
    new_code = models.CharField(max_length=6)
    at = models.DateTimeField(default=timezone.now)  # as the history of changed rows has it, whatever the clock says

    class Meta:
        verbose_name = "随区划变更移动的记录"
        indexes = (models.Index(fields=("model", "object_id", "at"), name="region_move_object"),)
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.model} {self.object_id}: {self.old_code}→{self.new_code}"


class RegionHandover(models.Model):
    """The open cases of one department that went from one division to another; the receiving office acknowledges.

    The offices are kept as they were called; ``office`` is the one that receives, null where there is none yet.
    """

    change = models.ForeignKey("regions.RegionChange", models.PROTECT, related_name="handovers")
    department = models.CharField("部门", max_length=8, choices=Department.choices)
    from_region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="移交地区")
    from_office = models.CharField("移交机构", max_length=100)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="接收地区")
    office = models.ForeignKey("access.Office", models.PROTECT, null=True, related_name="+", verbose_name="接收机构")
    to_office = models.CharField("接收机构", max_length=100)
    made_at = models.DateTimeField("移交时间", default=clock.now)
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    acknowledged_at = models.DateTimeField("接收确认时间", null=True)

    scope_path = "region"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "区划变更移交"
        ordering = ("-made_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("change", "department", "from_region", "region"), name="region_handover_once"
            ),
            models.CheckConstraint(
                name="region_handover_acknowledged",
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            ),
        )

    def __str__(self):
        return f"{self.from_office} → {self.to_office}"


class RegionHandoverCase(models.Model):
    """One open case of a handover, as it was called then."""

    handover = models.ForeignKey(RegionHandover, models.PROTECT, related_name="cases")
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    sort = models.CharField("事项", max_length=30)
    title = models.CharField("名称", max_length=200)
    state = models.CharField("办理状态", max_length=30)

    scope_path = "handover__region"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "移交事项"
        ordering = ("sort", "pk")
        triggers = append_only_triggers()

    def __str__(self):
        return self.title
