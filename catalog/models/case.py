import uuid

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from catalog.models.choices_publicity import CaseStatus
from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.models import Duty
from workshops.access.scope import ScopedQuerySet


def _handed_in(path: str = "") -> Q:
    """A leader's draft is the leader's own until it is handed in."""
    return ~Q(**{f"{path}status": CaseStatus.DRAFT, f"{path}created_by__duty": Duty.LEADER})


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class ExemplaryCase(models.Model):
    """优秀案例 of a workshop: nominated, recommended, selected and published by the ministry (notice art. 8).

    `status`, `rank`, `number` and `published_at` are written with steps of its transition table only. A published
    one is read by every office and leader; one that was published and then withdrawn keeps its day of publication.
    """

    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, related_name="exemplary_cases", verbose_name="工坊"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField("申报年度")
    title = models.CharField("案例标题", max_length=100)
    summary = models.TextField("摘要", max_length=300, help_text="不超过300字。")
    body = models.TextField("正文", max_length=20000)
    cover = models.ForeignKey(
        "workshops.Attachment", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="封面照片"
    )
    status = models.CharField(
        "办理状态", max_length=12, choices=CaseStatus.choices, default=CaseStatus.DRAFT, editable=False
    )
    rank = models.PositiveSmallIntegerField(
        "推荐次序", null=True, blank=True, editable=False, help_text="省级推荐时排定，同省同年度不重复。"
    )
    number = models.CharField("案例编号", max_length=30, blank=True, editable=False)
    published_at = models.DateTimeField("发布时间", null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="起草人", editable=False
    )
    created_at = models.DateTimeField("起草时间", default=clock.now, editable=False)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    office_rows = _handed_in()
    shared_rows = Q(status=CaseStatus.PUBLISHED)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "优秀案例"
        ordering = ("-year", "-pk")
        indexes = (
            models.Index(fields=("workshop", "status"), name="catalog_case_workshop"),
            models.Index(fields=("status", "year"), name="catalog_case_status"),
        )
        constraints = (
            models.UniqueConstraint(fields=("number",), condition=~Q(number=""), name="catalog_exemplarycase_number"),
            models.CheckConstraint(
                name="catalog_exemplarycase_published",
                condition=Q(status=CaseStatus.PUBLISHED, published_at__isnull=False)
                | Q(status=CaseStatus.WITHDRAWN)
                | (~Q(status__in=(CaseStatus.PUBLISHED, CaseStatus.WITHDRAWN)) & Q(published_at=None)),
            ),
        )

    def __str__(self):
        return self.title


class CasePhoto(models.Model):
    """A photograph of an exemplary case, in the order in which they are shown (notice art. 8)."""

    case = models.ForeignKey(ExemplaryCase, models.PROTECT, related_name="photos", verbose_name="优秀案例")
    photo = models.ForeignKey("workshops.Attachment", models.PROTECT, related_name="+", verbose_name="照片")
    position = models.PositiveSmallIntegerField("顺序", default=1)
    caption = models.CharField("图片说明", max_length=100, blank=True)

    scope_path = "case__workshop__region"
    leader_path = "case__workshop__leader__user"
    office_rows = _handed_in("case__")
    shared_rows = Q(case__status=CaseStatus.PUBLISHED)
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "案例照片"
        ordering = ("case", "position", "pk")
        constraints = (models.UniqueConstraint(fields=("case", "photo"), name="catalog_casephoto_once"),)

    def __str__(self):
        return self.caption or f"照片 {self.position}"


class CaseStep(models.Model):
    """One step of an exemplary case: append-only (held by a trigger). Not shared, though the case be published."""

    case = models.ForeignKey(ExemplaryCase, models.PROTECT, related_name="steps", verbose_name="优秀案例")
    action = models.CharField("操作", max_length=20)
    from_status = models.CharField("原状态", max_length=12, choices=CaseStatus.choices)
    to_status = models.CharField("新状态", max_length=12, choices=CaseStatus.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("办理时间", default=clock.now)
    reason = models.CharField("意见", max_length=500, blank=True)

    scope_path = "case__workshop__region"
    leader_path = "case__workshop__leader__user"
    office_rows = _handed_in("case__")
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "案例办理过程"
        ordering = ("pk",)
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.action} {self.from_status}→{self.to_status}"
