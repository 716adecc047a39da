from decimal import Decimal

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from training.models.choices import ClassKind, ClassResult
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class School(Record):
    """A school of the inheritor training programme (中国非遗传承人研修培训计划, notice art. 5, 6)."""

    name = models.CharField("院校名称", max_length=80)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="所在地区")
    in_programme_since = models.PositiveSmallIntegerField(
        "加入研培计划的年份", null=True, blank=True, help_text="如：2015"
    )
    is_active = models.BooleanField("仍在参与", default=True)

    scope_path = "region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "研培计划参与院校"
        ordering = ("name",)
        indexes = (models.Index(fields=("region", "is_active"), name="training_school_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("name",), condition=Q(voided_at=None), name="training_school_once"),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ProgrammeClass(Record):
    """A class, survey or exchange that a school holds in the programme (notice art. 5); hours are class hours."""

    school = models.ForeignKey(School, models.PROTECT, related_name="classes", verbose_name="院校")
    title = models.CharField("名称", max_length=100)
    kind = models.CharField("类型", max_length=8, choices=ClassKind.choices)
    for_workshops = models.BooleanField("专门面向工坊带头人", default=False)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    hours = models.DecimalField(
        "课时", max_digits=5, decimal_places=1, validators=[MinValueValidator(0)], help_text="调研、交流没有课时的填 0"
    )
    headcount = models.PositiveSmallIntegerField("人数（人）", validators=[MinValueValidator(1)])
    place = models.CharField("地点", max_length=100, blank=True)

    scope_path = "school__region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "研培班次"
        ordering = ("-starts_on", "-pk")
        indexes = (
            models.Index(fields=("school", "starts_on"), name="training_class_list"),
            models.Index(fields=("kind", "starts_on"), name="training_class_kind"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_programmeclass_sound",
                condition=Q(hours__gte=0, headcount__gte=1, ends_on__gte=F("starts_on")),
            ),
        )

    def __str__(self):
        return self.title


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ClassAttendance(Record):
    """That a leader took part in a class of the programme, and with what result (notice art. 5)."""

    programme_class = models.ForeignKey(
        ProgrammeClass, models.PROTECT, related_name="attendances", verbose_name="研培班次"
    )
    leader = models.ForeignKey(
        "workshops.Leader", models.PROTECT, related_name="class_attendances", verbose_name="带头人"
    )
    result = models.CharField("结果", max_length=9, choices=ClassResult.choices, default=ClassResult.ATTENDED)
    certificate_number = models.CharField("证书编号", max_length=60, blank=True)

    scope_path = "leader__region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "研培经历"
        ordering = ("-programme_class__starts_on", "-pk")
        indexes = (models.Index(fields=("leader", "result"), name="training_attended_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("programme_class", "leader"), condition=Q(voided_at=None), name="training_attended_once"
            ),
        )

    def __str__(self):
        return f"{self.leader} {self.programme_class}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class BaseTraining(Record):
    """A leader's training at a high-skill talent training base (高技能人才培训基地, notice art. 5); class hours."""

    leader = models.ForeignKey("workshops.Leader", models.PROTECT, related_name="base_trainings", verbose_name="带头人")
    base = models.CharField("高技能人才培训基地", max_length=100)
    skill = models.CharField("培训职业（技能）", max_length=60)
    level = models.CharField("培训等级", max_length=40, blank=True, help_text="如：三级/高级工；不分等级的可不填")
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    hours = models.DecimalField("课时", max_digits=5, decimal_places=1, validators=[MinValueValidator(Decimal("0.5"))])
    result = models.CharField("结果", max_length=9, choices=ClassResult.choices, default=ClassResult.ATTENDED)
    certificate_number = models.CharField("证书编号", max_length=60, blank=True)

    scope_path = "leader__region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "高技能基地培训"
        ordering = ("-starts_on", "-pk")
        indexes = (models.Index(fields=("leader", "starts_on"), name="training_base_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_basetraining_sound", condition=Q(hours__gt=0, ends_on__gte=F("starts_on"))
            ),
        )

    def __str__(self):
        return f"{self.leader} {self.base}"
