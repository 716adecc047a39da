import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from workshops.access import clock
from workshops.access.scope import ScopedQuerySet


class ExportState(models.TextChoices):
    QUEUED = "queued", "正在生成"
    DONE = "done", "已生成"
    FAILED = "failed", "未能生成"


class StatisticsExport(models.Model):
    """A table of all indicators that was handed out: on which basis, by whom, and the digest of what it says
    (rules.md §6). Anybody who holds the workbook may ask `/verify/figures/<digest>/` whether it is this table.

    `region`: null for the nation. The files are the workbook and its machine-readable twins, all of one table.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="地区"
    )
    year = models.PositiveSmallIntegerField("统计年度")
    as_of = models.DateField("统计日")
    known_at = models.DateTimeField("登记截至")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="生成人")
    asked_at = models.DateTimeField("提出时间", default=clock.now, editable=False)
    finished_at = models.DateTimeField("生成时间", null=True, blank=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=ExportState.choices, default=ExportState.QUEUED)
    message = models.CharField("说明", max_length=200, blank=True)
    digest = models.CharField("校验码", max_length=64, blank=True, db_index=True)
    workbook = models.FileField(upload_to="statistics/%Y/", blank=True)
    csv = models.FileField(upload_to="statistics/%Y/", blank=True)
    parquet = models.FileField(upload_to="statistics/%Y/", blank=True)

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "统计表导出"
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="reporting_statisticsexport_done",
                condition=Q(state=ExportState.DONE, finished_at__isnull=False) & ~Q(digest="") & ~Q(workbook="")
                | (~Q(state=ExportState.DONE) & Q(digest="")),
            ),
        )

    def __str__(self):
        return f"{self.region.full_name if self.region else '全国'} {self.year}"
