import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from catalog.models.choices_products import RightKind, RightStatus
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class IntellectualRight(Record):
    """A right that protects products (notice art. 6): of a workshop, or of a region without one (a geographical
    indication held by an association). An application has no `granted_on` yet; `expires_on` null = no term."""

    kind = models.CharField("类型", max_length=24, choices=RightKind.choices)
    number = models.CharField(
        "登记号或注册号", max_length=60, help_text="著作权登记号、商标注册号、专利号；申请中的填申请号。"
    )
    name = models.CharField("名称", max_length=100)
    owner = models.CharField("权利人", max_length=100)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="地区")
    workshop = models.ForeignKey(
        "workshops.Workshop",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="intellectual_rights",
        verbose_name="工坊",
        help_text="由协会等持有、不属于某一工坊的，留空。",
    )
    products = models.ManyToManyField(
        "catalog.Product", blank=True, related_name="intellectual_rights", verbose_name="涉及的产品"
    )
    granted_on = models.DateField("授权或登记日期", null=True, blank=True, help_text="申请中的，留空。")
    expires_on = models.DateField("有效期至", null=True, blank=True, help_text="没有期限的，留空。")
    status = models.CharField("状态", max_length=8, choices=RightStatus.choices, default=RightStatus.IN_FORCE)
    document = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="证书"
    )

    scope_path = "region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "知识产权"
        ordering = ("-granted_on", "-pk")
        indexes = (
            models.Index(fields=("region", "kind", "status"), name="catalog_right_region"),
            models.Index(fields=("status", "expires_on"), name="catalog_right_expiry"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("kind", "number"), condition=Q(voided_at=None), name="catalog_right_once"),
            models.CheckConstraint(
                name="catalog_right_days",
                condition=Q(expires_on=None) | Q(granted_on=None) | Q(expires_on__gte=F("granted_on")),
            ),
            models.CheckConstraint(
                name="catalog_right_granted",
                condition=Q(status=RightStatus.APPLIED, granted_on=None, expires_on=None)
                | Q(status=RightStatus.LAPSED)  # an application may lapse before it is granted
                | Q(status=RightStatus.IN_FORCE, granted_on__isnull=False)
                | Q(status=RightStatus.EXPIRED, granted_on__isnull=False, expires_on__isnull=False),
            ),
        )

    def __str__(self):
        return self.name


class RightReminder(models.Model):
    """A reminder sent that a right expires on `expires_on`, so that each is sent once; a renewed right is reminded
    anew."""

    right = models.ForeignKey(
        IntellectualRight, models.PROTECT, related_name="reminders", verbose_name="知识产权", editable=False
    )
    expires_on = models.DateField("到期日期", editable=False)
    days_before = models.PositiveSmallIntegerField("提前天数", editable=False)
    sent_on = models.DateField("提醒日期", default=timezone.localdate, editable=False)

    scope_path = "right__region"
    leader_path = "right__workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "知识产权到期提醒"
        ordering = ("-sent_on", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("right", "expires_on", "days_before"), name="catalog_rightreminder_once"),
        )

    def __str__(self):
        return f"{self.right} 提前 {self.days_before} 天"
