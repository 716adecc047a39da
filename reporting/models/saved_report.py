"""Tables that somebody composed, named and keeps."""

import pghistory
from django.db import models
from django.db.models import Q

from workshops.access import clock
from workshops.access.scope import ScopedQuerySet


class ReportSharing(models.TextChoices):
    OWN = "own", "仅自己使用"
    OFFICE = "office", "本单位使用"
    BELOW = "below", "本地区及下级各单位使用"


class ReportLines(models.TextChoices):
    """Which divisions have a line; of the reader's own region always."""

    WHOLE = "whole", "不分地区，只列合计"
    PARTS = "parts", "下一级地区"
    PREFECTURES = "prefecture", "市（州）"
    CERTIFYING = "certifying", "县级（认定单位）"


class ReportPart(models.TextChoices):
    """Of each year: kind and number of a `reporting.rules.return_periods.Period`."""

    YEAR = "year-1", "全年"
    FIRST_HALF = "half-1", "上半年"
    SECOND_HALF = "half-2", "下半年"
    FIRST_QUARTER = "quarter-1", "第一季度"
    SECOND_QUARTER = "quarter-2", "第二季度"
    THIRD_QUARTER = "quarter-3", "第三季度"
    FOURTH_QUARTER = "quarter-4", "第四季度"


def reports_of_offices(user) -> Q:
    """One's own, those of the office, and those that offices of the region or above share downwards."""
    region = user.region
    above = [*region.ancestor_codes, region.pk] if region else []
    below = Q(office__region=None) | Q(office__region__in=above)
    shared = Q(sharing=ReportSharing.OFFICE, office=user.office_id) | Q(below, sharing=ReportSharing.BELOW)
    return Q(discarded_at=None) & (Q(owner=user.pk) | shared)


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class SavedReport(models.Model):
    """自定义报表: what a table shows, not its figures: each reader finds those of their own region.

    Whole years by today's divisions are read from the summaries; a `part` of them, or the divisions of another day
    (`edition`), are counted when the report is opened.
    `split`: "<code>:<path>" where the one figure is broken down further, see `WorkIndicator.splits`.
    """

    owner = models.ForeignKey("access.User", models.PROTECT, related_name="+", verbose_name="编制人")
    office = models.ForeignKey("access.Office", models.PROTECT, related_name="+", verbose_name="编制单位")
    name = models.CharField("报表名称", max_length=60)
    codes = models.JSONField("指标")
    lines = models.CharField("地区划分", max_length=12, choices=ReportLines.choices, default=ReportLines.PARTS)
    split = models.CharField("细分", max_length=60, blank=True)
    years = models.JSONField("统计年度")
    part = models.CharField("统计期", max_length=10, choices=ReportPart.choices, default=ReportPart.YEAR)
    edition = models.DateField(
        "区划版本", null=True, blank=True, help_text="可选。按这一天的行政区划列出各地区，合计不变；不填为现行区划。"
    )
    sharing = models.CharField("共享范围", max_length=8, choices=ReportSharing.choices, default=ReportSharing.OWN)
    created_at = models.DateTimeField("编制时间", default=clock.now, editable=False)
    changed_at = models.DateTimeField("修改时间", default=clock.now, editable=False)
    discarded_at = models.DateTimeField("删除时间", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    scope_path = ""  # ``office_rows`` says all: a shared report holds no figures
    leader_path = None
    office_rows = reports_of_offices
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "自定义报表"
        ordering = ("name", "pk")
        indexes = (models.Index(fields=("office", "sharing"), name="reporting_savedreport_office"),)

    def __str__(self):
        return self.name
