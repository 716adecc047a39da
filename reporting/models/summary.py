"""Figures kept ready for every division (docs/adr/0048): what dashboards and saved reports read."""

from django.db import models

from workshops.access import clock
from workshops.access.append_only import append_only_triggers
from workshops.access.scope import ScopedQuerySet


class Summary(models.Model):
    """One figure of a division with all below it, of a year as its pages show it. A projection, written by
    `actions.rollup` only.

    `region`: null for the nation. A figure of 0 has no row. `computed_at`: when this value was found; until when it
    holds says the `RollupPart` of its year.
    """

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="地区"
    )
    year = models.PositiveSmallIntegerField("统计年度")
    code = models.CharField("指标代码", max_length=30)
    value = models.DecimalField("数值", max_digits=20, decimal_places=2)
    computed_at = models.DateTimeField("计算时间", default=clock.now)

    scope_path = "region"
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "汇总数据"
        ordering = ("year", "region", "code")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "code", "year"), name="reporting_summary_once", nulls_distinct=False
            ),
        )

    def __str__(self):
        return f"{self.region_id or '全国'} {self.year} {self.code}"


class RollupPart(models.Model):
    """How the summaries of one area of figures and one year stand. Bookkeeping of `actions.rollup`.

    `as_of` and `judged_on` are those of the basis. Rows written by transactions from `seen_up_to` on were not (surely)
    seen; `rows`: table → how many rows it had.
    """

    area = models.CharField("类别", max_length=20)
    year = models.PositiveSmallIntegerField("统计年度")
    as_of = models.DateField("统计日")
    judged_on = models.DateField("判定日")
    seen_up_to = models.BigIntegerField()
    rows = models.JSONField(default=dict)
    counted_at = models.DateTimeField("计算时间")
    checked_at = models.DateTimeField("检查时间")
    """When it was last found that nothing had changed since, or counted."""

    scope_path = ""
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "汇总进度"
        ordering = ("-year", "area")
        constraints = (models.UniqueConstraint(fields=("area", "year"), name="reporting_rolluppart_once"),)

    def __str__(self):
        return f"{self.area} {self.year}"


class RollupComparison(models.Model):
    """A full recount beside the summaries: append-only. `differences`: the first of them, each region code (""), year,
    code of the figure, the kept and the recounted value as text, and whether facts were written since the summaries
    were refreshed, which then may be why; `unexplained_count`: those without."""

    at = models.DateTimeField("核对时间", default=clock.now, editable=False)
    years = models.JSONField("统计年度", default=list)
    compared = models.PositiveIntegerField("核对数据项数")
    difference_count = models.PositiveIntegerField("不一致项数")
    unexplained_count = models.PositiveIntegerField("原因不明项数")
    differences = models.JSONField("不一致项", default=list)

    scope_path = ""
    leader_path = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "汇总核对"
        ordering = ("-at", "-pk")
        triggers = append_only_triggers()

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
