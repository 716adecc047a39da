import uuid
from decimal import Decimal

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Teacher(Record):
    """Who teaches in a region's courses (notice art. 4); `leader` when it is a leader of a workshop."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="teachers", verbose_name="所在地区")
    name = models.CharField("姓名", max_length=40)
    expertise = models.CharField("专长", max_length=100)
    employer = models.CharField("工作单位", max_length=100, blank=True)
    title = models.CharField("职称或称号", max_length=60, blank=True, help_text="如：高级工艺美术师、省级代表性传承人")
    leader = models.ForeignKey(
        "workshops.Leader", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对应的带头人",
        help_text="授课人是工坊带头人的，请选择",
    )  # fmt: skip

    scope_path = "region"
    leader_path = "leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "培训师资"
        ordering = ("name", "pk")
        indexes = (models.Index(fields=("region", "name"), name="training_teacher_list"),)
        constraints = (*Record.Meta.constraints,)

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Session(Record):
    """One meeting of a course (notice art. 4): the day, the times, the class hours that count for who was there.

    `uid` goes into the QR check-in token, which must be signed: every office and leader may read this row.
    While `checkin_open` is false no token is taken.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    course = models.ForeignKey("training.Course", models.PROTECT, related_name="sessions", verbose_name="培训班")
    held_on = models.DateField("上课日期")
    starts_at = models.TimeField("开始时间")
    ends_at = models.TimeField("结束时间")
    hours = models.DecimalField(
        "课时", max_digits=4, decimal_places=1, validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(24)]
    )
    place = models.CharField("地点", max_length=100, help_text="远程培训请写平台名称")
    topic = models.CharField("授课内容", max_length=100)
    teacher = models.ForeignKey(
        Teacher, models.PROTECT, null=True, blank=True, related_name="sessions", verbose_name="授课人"
    )
    checkin_open = models.BooleanField("开放扫码签到", default=True)

    scope_path = "course__region"
    leader_path = None
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "课次"
        ordering = ("held_on", "starts_at", "pk")
        indexes = (models.Index(fields=("course", "held_on"), name="training_session_list"),)
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="training_session_sound", condition=Q(hours__gt=0, hours__lte=24, ends_at__gt=F("starts_at"))
            ),
        )

    def __str__(self):
        return f"{self.held_on} {self.topic}"
