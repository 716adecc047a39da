import pghistory
from django.core.validators import MinValueValidator, URLValidator
from django.db import models
from django.db.models import Q

from catalog.models.choices_publicity import CoverageDepth, CoverageKind
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Coverage(Record):
    """A report, video or live stream about a workshop, a leader or a region's workshops (notice art. 8).

    `reach` in readings or viewings; `sales_amount`, of live streams only, in yuan.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="地区")
    workshop = models.ForeignKey(
        "workshops.Workshop", models.PROTECT, null=True, blank=True, related_name="coverages", verbose_name="工坊",
        help_text="宣传本地区多家工坊的不填。",
    )  # fmt: skip
    leader = models.ForeignKey(
        "workshops.Leader", models.PROTECT, null=True, blank=True, related_name="coverages", verbose_name="带头人"
    )
    kind = models.CharField("媒体类型", max_length=12, choices=CoverageKind.choices)
    depth = models.CharField("报道形式", max_length=10, choices=CoverageDepth.choices)
    title = models.CharField("标题", max_length=150)
    outlet = models.CharField("媒体或账号", max_length=100)
    published_on = models.DateField("发布日期")
    link = models.CharField("链接", max_length=500, blank=True, validators=[URLValidator(schemes=["https", "http"])])
    reach = models.PositiveBigIntegerField("阅读或播放量（次）", null=True, blank=True)
    sales_amount = models.DecimalField(
        "直播销售额（元）", max_digits=12, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0)], help_text="仅直播填写。",
    )  # fmt: skip

    scope_path = "region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "宣传报道"
        ordering = ("-published_on", "-pk")
        indexes = (
            models.Index(fields=("region", "published_on"), name="catalog_coverage_region"),
            models.Index(fields=("workshop", "published_on"), name="catalog_coverage_workshop"),
            models.Index(fields=("kind", "published_on"), name="catalog_coverage_kind"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="catalog_coverage_sales",
                condition=Q(sales_amount=None) | Q(kind=CoverageKind.LIVE_STREAM, sales_amount__gte=0),
                violation_error_message="仅直播填写直播销售额。",
            ),
        )

    def __str__(self):
        return self.title
