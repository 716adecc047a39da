"""Administrative divisions and 新疆生产建设兵团, one ragged tree for scope, certification and totals."""

from django.db import models


class Level(models.TextChoices):
    """As published; a certifying prefecture (东莞) keeps its level, so nothing may assume four levels."""

    PROVINCE = "province", "省级"
    PREFECTURE = "prefecture", "地级"
    COUNTY = "county", "县级"


class RegionQuerySet(models.QuerySet):
    def within(self, region):
        """``region`` and everything below it on the reporting tree; ``None`` is the nation: all rows."""
        return self.all() if region is None else self.filter(path__startswith=region.path)

    def in_force(self):
        """Today's divisions; the retired ones stay as rows, for what they did."""
        return self.filter(valid_to=None)

    def certifying(self):
        """The lowest divisions that have a culture office (rules §1): the ones that certify workshops."""
        return self.filter(certifies=True)

    def provinces(self):
        """The 32 reporting units: 31 provinces and 新疆生产建设兵团 (not 台湾, 香港, 澳门)."""
        return self.filter(reports=True)

    def below(self, region):
        """Direct children on the reporting tree; ``None`` gives the reporting units."""
        return self.provinces() if region is None else self.filter(reporting_parent=region)


class Region(models.Model):
    """One division. ``parent`` is as published; ``reporting_parent`` is what scope and totals follow.

    The two differ for the cities of the 兵团: published under 650000, reported under 660000.
    The nation has no row; "nation-wide" is ``None`` wherever a region is optional.

    A division that was changed away stays as a row: ``valid_to`` is the first day without it, and its ``path`` lies
    below whatever took it over, so that scope and today's totals find what still bears its code (docs/adr/0045).
    """

    scope_path = ""  # public data: every office may see every division

    code = models.CharField("区划代码", max_length=6, primary_key=True)
    name = models.CharField("名称", max_length=50)
    full_name = models.CharField("全称", max_length=120)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name="上级区划")
    reporting_parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="reporting_children", verbose_name="上级报送单位"
    )
    province = models.ForeignKey("self", models.PROTECT, related_name="+", verbose_name="省级报送单位")
    # "520000/522600/522636/"; a unique varchar gets a varchar_pattern_ops index from Django, so prefixes are indexed.
    path = models.CharField("路径", max_length=40, unique=True)
    certifies = models.BooleanField("认定单位")
    reports = models.BooleanField("报送单位")
    valid_from = models.DateField("设立日期", null=True, blank=True)  # null: before the changes on record
    valid_to = models.DateField("撤销日期", null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "行政区划"
        verbose_name_plural = "行政区划"
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(condition=models.Q(code__regex=r"^[1-9][0-9]{5}$"), name="regions_region_code"),
        )

    def __str__(self):
        return self.full_name

    def ancestors(self):
        """The divisions above on the reporting tree, province first, without this one."""
        return Region.objects.filter(pk__in=self.ancestor_codes).order_by("path")

    @property
    def ancestor_codes(self) -> list[str]:
        """Codes above on the reporting tree, province first; needs no query."""
        return self.path.split("/")[:-2]
