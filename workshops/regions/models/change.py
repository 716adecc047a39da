"""Changes of divisions: reviewed events with their document, from which the tree of any day is worked out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workshops.regions.models.region import Level
from workshops.regions.restatement import Change, Line, Unit


class ChangeKind(models.TextChoices):
    RENAME = "rename", "更名"
    RECODE = "recode", "变更代码"
    MERGE = "merge", "合并"
    SPLIT = "split", "拆分"
    TRANSFER = "transfer", "划转"
    COUNTY_TO_DISTRICT = "to_district", "撤县（市）设区"
    COUNTY_TO_CITY = "to_city", "撤县设市"
    PREFECTURE_TO_CITY = "to_prefecture", "撤地设市"
    ABOLISH = "abolish", "撤销"
    ESTABLISH = "establish", "新设"
    ADJUST = "adjust", "综合调整"


class ChangeStatus(models.TextChoices):
    DRAFT = "draft", "草稿"
    REVIEWED = "reviewed", "已审核，待生效"
    APPLIED = "applied", "已生效"
    DROPPED = "dropped", "已作废"


class RegionChange(models.Model):
    """One event. Entered and reviewed by two officials of the ministry; applied from ``effective_on``.

    ``historic``: shipped with the product; what it did is already in the shipped divisions. ``day_known``: else only
    the year is, and ``effective_on`` is its last day. ``applied_at``: since when the register knows of it.
    """

    scope_path = ""  # divisions are public data: every office may see how they changed
    YEAR_ONLY = "仅知年份"

    kind = models.CharField("变更方式", max_length=14, choices=ChangeKind.choices)
    title = models.CharField("变更事项", max_length=120)
    effective_on = models.DateField("生效日期")
    day_known = models.BooleanField(default=True, editable=False)
    document_no = models.CharField("文号", max_length=80, blank=True)
    source = models.CharField("依据和出处", max_length=300)
    status = models.CharField("状态", max_length=10, choices=ChangeStatus.choices, default=ChangeStatus.DRAFT)
    note = models.CharField("退回或作废的原因", max_length=300, blank=True)
    historic = models.BooleanField(default=False, editable=False)
    key = models.CharField(max_length=40, unique=True, null=True, blank=True, editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField("录入时间")
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField("审核时间", null=True, blank=True)
    applied_at = models.DateTimeField("执行时间", null=True, blank=True)

    class Meta:
        verbose_name = "区划变更"
        verbose_name_plural = "区划变更"
        ordering = ("-effective_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="regions_change_by_two",
                condition=Q(historic=True)
                | Q(status__in=("draft", "dropped"), entered_by__isnull=False)
                | (Q(entered_by__isnull=False, reviewed_by__isnull=False) & ~Q(entered_by=F("reviewed_by"))),
            ),
            models.CheckConstraint(
                name="regions_change_applied",
                condition=Q(status="applied", applied_at__isnull=False) | (~Q(status="applied") & Q(applied_at=None)),
            ),
        )

    def __str__(self):
        return self.title

    @property
    def day(self) -> str:
        """The day, or the year where only that is known."""
        return self.effective_on.isoformat() if self.day_known else f"{self.effective_on.year} 年（{self.YEAR_ONLY}）"

    def as_pure(self) -> Change:
        """For the rules of ``restatement``; of a historic one the register knew all along."""
        known = None if self.historic else self.applied_at
        return Change(self.pk, self.effective_on, tuple(line.as_pure() for line in self.lines.all()), known)


class RegionChangeLine(models.Model):
    """From one old division to one new one; many to many, a line each. Either side empty: nothing before or after.

    ``is_heir``: of the lines of one old division, the one whose new division takes over its offices and archives.
    """

    scope_path = ""

    change = models.ForeignKey(RegionChange, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    old_code = models.CharField("原代码", max_length=6, blank=True, db_index=True)
    old_name = models.CharField("原名称", max_length=50, blank=True)
    old_level = models.CharField("原级别", max_length=10, choices=Level.choices, blank=True)
    old_parent = models.CharField("原上级代码", max_length=6, blank=True)
    new_code = models.CharField("新代码", max_length=6, blank=True, db_index=True)
    new_name = models.CharField("新名称", max_length=50, blank=True)
    new_level = models.CharField("新级别", max_length=10, choices=Level.choices, blank=True)
    new_parent = models.CharField("新上级代码", max_length=6, blank=True)
    corps = models.BooleanField("兵团所属", default=False)
    is_heir = models.BooleanField("承接原机构", default=False)

    class Meta:
        verbose_name = "区划变更明细"
        verbose_name_plural = "区划变更明细"
        ordering = ("change", "position", "pk")
        constraints = (
            models.CheckConstraint(name="regions_line_says_something", condition=~Q(old_code="", new_code="")),
            models.UniqueConstraint(fields=("change", "old_code", "new_code"), name="regions_line_once"),
            models.UniqueConstraint(
                fields=("change", "old_code"), condition=Q(is_heir=True) & ~Q(old_code=""), name="regions_one_heir"
            ),
        )

    def __str__(self):
        return f"{self.old_name}→{self.new_name}"

    def as_pure(self) -> Line:
        old = self.old_code and Unit(self.old_code, self.old_name, self.old_level, self.old_parent or None, self.corps)
        new = self.new_code and Unit(self.new_code, self.new_name, self.new_level, self.new_parent or None, self.corps)
        return Line(old or None, new or None, self.is_heir)
