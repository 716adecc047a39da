import pghistory
from django.conf import settings
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_sales import EventApplicationStatus as Status
from catalog.models.choices_sales import EventSeries, EventStatus
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record

UNDECIDED = Q(decided_by=None, decided_at=None)
DECIDED = Q(decided_by__isnull=False, decided_at__isnull=False)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Event(Record):
    """展会 with stands for workshops (notice art. 7). Without a region it is national, organised by the ministry.

    Every office and leader may read it.
    """

    name = models.CharField("展会名称", max_length=100)
    series = models.CharField("展会系列", max_length=20, choices=EventSeries.choices)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主办地区",
        help_text="全国性展会不填。",
    )  # fmt: skip
    venue = models.CharField("举办地点", max_length=200)
    held_from = models.DateField("开始日期")
    held_to = models.DateField("结束日期")
    organiser = models.CharField("主办单位", max_length=200)
    places = models.PositiveIntegerField("提供给工坊的展位数（个）")
    apply_until = models.DateField("报名截止日期", help_text="截止当日仍可报名。")
    description = models.TextField("展会说明", max_length=2000, blank=True)
    link = models.CharField(
        "相关链接", max_length=500, blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )
    status = models.CharField("状态", max_length=10, choices=EventStatus.choices, default=EventStatus.ANNOUNCED)

    scope_path = "region"
    shared_rows = Q(pk__isnull=False)  # an empty Q would widen nothing
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "展会"
        ordering = ("-held_from", "-pk")
        indexes = (
            models.Index(fields=("region", "held_from"), name="catalog_event_region"),
            models.Index(fields=("status", "held_from"), name="catalog_event_status"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_event_days",
                condition=Q(held_to__gte=F("held_from"), apply_until__lte=F("held_from")),
                violation_error_message="结束日期不能早于开始日期，报名截止日期不能晚于开始日期。",
            ),
            models.CheckConstraint(
                name="catalog_event_local_has_region",
                condition=~Q(series__in=(EventSeries.PROVINCIAL, EventSeries.COUNTY)) | Q(region__isnull=False),
                violation_error_message="省级展会和地方展会须填写主办地区。",
            ),
        )

    def __str__(self):
        return self.name

    @property
    def current_status(self) -> str:
        """`status`, moved on by the days: nobody has to close what is past."""
        today = clock.today()
        if self.status == EventStatus.CANCELLED:
            return EventStatus.CANCELLED
        if self.status == EventStatus.FINISHED or self.held_to < today:
            return EventStatus.FINISHED
        if self.status == EventStatus.OPEN and self.apply_until < today:
            return EventStatus.CLOSED
        return self.status


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class EventQuota(Record):
    """How many stands of an event a province may fill (notice art. 7). Read by all, like the event itself."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="quotas", verbose_name="展会")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="省（区、市）")
    places = models.PositiveIntegerField("分配展位数（个）")

    scope_path = "region"
    shared_rows = Q(pk__isnull=False)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "展位分配"
        ordering = ("event", "region")
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("event", "region"), condition=Q(voided_at=None), name="catalog_eventquota_once"
            ),
        )

    def __str__(self):
        return f"{self.event} {self.region} {self.places}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class EventApplication(models.Model):
    """A workshop's wish to take part in an event, and what came of it (notice art. 7); `sales_amount` in yuan.

    `status` and what is decided are written by its transition table only.
    """

    event = models.ForeignKey(Event, models.PROTECT, related_name="applications", verbose_name="展会")
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="event_applications", verbose_name="工坊"
    )
    products = models.ManyToManyField("catalog.Product", related_name="event_applications", verbose_name="参展产品")
    people = models.PositiveSmallIntegerField("参展人数（人）", validators=[MinValueValidator(1)])
    wishes = models.TextField("参展需求", max_length=500, blank=True, help_text="如展位位置、用电、现场展演等。")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="报名人", editable=False
    )
    applied_at = models.DateTimeField("报名时间", default=clock.now, editable=False)
    status = models.CharField(
        "办理状态", max_length=12, choices=Status.choices, default=Status.SUBMITTED, editable=False
    )
    stand_number = models.CharField("展位号", max_length=20, blank=True)
    reason = models.CharField("未入选或撤回的原因", max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="决定人",
        editable=False,
    )  # fmt: skip
    decided_at = models.DateTimeField("决定时间", null=True, blank=True, editable=False)
    result = models.TextField("参展成效", max_length=1000, blank=True)
    sales_amount = models.DecimalField(
        "现场销售额（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "参展报名"
        ordering = ("-applied_at", "-pk")
        indexes = (
            models.Index(fields=("event", "status"), name="catalog_eventapp_status"),
            models.Index(fields=("workshop", "applied_at"), name="catalog_eventapp_workshop"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("event", "workshop"),
                condition=~Q(status__in=(Status.WITHDRAWN, Status.DECLINED)),
                name="catalog_eventapplication_once",
                violation_error_message="该工坊已报名此展会。",
            ),
            models.CheckConstraint(
                name="catalog_eventapplication_sound",
                condition=Q(people__gte=1) & (Q(sales_amount=None) | Q(sales_amount__gte=0)),
            ),
            models.CheckConstraint(
                name="catalog_eventapplication_decided",
                condition=Q(status__in=(Status.SUBMITTED, Status.RECOMMENDED)) & UNDECIDED
                | Q(status__in=(Status.ADMITTED, Status.DECLINED)) & DECIDED
                | Q(status=Status.WITHDRAWN) & (UNDECIDED | DECIDED),
            ),
        )

    def __str__(self):
        return f"{self.event} {self.workshop}"


class EventApplicationStep(models.Model):
    """One step of an application for an event: append-only (held by a trigger)."""

    application = models.ForeignKey(EventApplication, models.PROTECT, related_name="steps", verbose_name="参展报名")
    action = models.CharField("操作", max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("办理时间", default=clock.now)
    reason = models.CharField("意见", max_length=200, blank=True)

    scope_path = "application__workshop__region"
    leader_path = "application__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "参展报名办理过程"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.action} {self.at:%Y-%m-%d}"
