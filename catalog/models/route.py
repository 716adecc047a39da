import uuid
from decimal import Decimal

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from catalog.models.choices_publicity import RouteStatus
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class StudyRoute(Record):
    """研学旅游线路 past workshops (notice art. 8). Price in yuan a person; `capacity` in persons a group.

    A published one is read by every office and leader, a draft or suspended one by its region only.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="地区")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField("线路名称", max_length=100)
    theme = models.CharField("主题", max_length=100)
    audience = models.CharField("适合人群", max_length=100, help_text="如小学生、中学生、亲子、成人。")
    days = models.DecimalField(
        "行程（天）",
        max_digits=3,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.5"))],
        help_text="半天填0.5。",
    )
    operator = models.CharField("承办单位", max_length=100)
    base = models.CharField("依托的乡村旅游创客基地", max_length=100, blank=True)
    season = models.CharField("适宜季节", max_length=60)
    price = models.DecimalField(
        "价格（元/人）", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    capacity = models.PositiveIntegerField("每批可接待人数（人）", null=True, blank=True)
    description = models.TextField("线路介绍", max_length=3000, blank=True)
    status = models.CharField(
        "状态", max_length=10, choices=RouteStatus.choices, default=RouteStatus.DRAFT, editable=False
    )
    published_on = models.DateField("发布日期", null=True, blank=True, editable=False)

    scope_path = "region"
    shared_rows = Q(status=RouteStatus.PUBLISHED, voided_at=None)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "研学旅游线路"
        ordering = ("-published_on", "-pk")
        indexes = (
            models.Index(fields=("region", "status"), name="catalog_route_region"),
            models.Index(fields=("status", "published_on"), name="catalog_route_status"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_studyroute_sound", condition=Q(days__gt=0) & (Q(price=None) | Q(price__gte=0))
            ),
            models.CheckConstraint(
                name="catalog_studyroute_published",
                condition=Q(status=RouteStatus.DRAFT, published_on=None)
                | (~Q(status=RouteStatus.DRAFT) & Q(published_on__isnull=False)),
            ),
        )

    def __str__(self):
        return self.name


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class RouteStop(Record):
    """One stop of a study-travel route, at a workshop or elsewhere (notice art. 8). Read by whom the route is read."""

    route = models.ForeignKey(StudyRoute, models.PROTECT, related_name="stops", verbose_name="研学旅游线路")
    position = models.PositiveSmallIntegerField("顺序", validators=[MinValueValidator(1)])
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="route_stops", verbose_name="工坊",
        help_text="不在工坊的站点不填。",
    )  # fmt: skip
    place = models.CharField("地点", max_length=100)
    activity = models.CharField("活动内容", max_length=200)
    minutes = models.PositiveSmallIntegerField("时长（分钟）", validators=[MinValueValidator(1)])

    scope_path = "route__region"
    shared_rows = Q(route__status=RouteStatus.PUBLISHED, route__voided_at=None, voided_at=None)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "线路站点"
        ordering = ("route", "position", "pk")
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=("route", "position"),
                condition=Q(voided_at=None),
                name="catalog_routestop_position",
                violation_error_message="该线路已有此顺序的站点。",
            ),
            models.CheckConstraint(name="catalog_routestop_sound", condition=Q(position__gte=1, minutes__gte=1)),
        )

    def __str__(self):
        return f"{self.position} {self.place}"
