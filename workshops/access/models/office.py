"""Offices: one department of one region."""

from django.db import models


class Department(models.TextChoices):
    """The three departments that certify together (notice, article 2)."""

    CULTURE = "culture", "文化和旅游"
    HRSS = "hrss", "人力资源社会保障"
    RURAL = "rural", "乡村振兴"


class Office(models.Model):
    """One department of one region; ``region`` null is the ministry, whose scope is the nation."""

    region = models.ForeignKey(
        "regions.Region", models.PROTECT, null=True, blank=True, related_name="offices", verbose_name="行政区划"
    )
    department = models.CharField("部门", max_length=8, choices=Department.choices)
    name = models.CharField("机构名称", max_length=100)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        verbose_name = "机构"
        verbose_name_plural = "机构"
        ordering = ("region_id", "department")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "department"),
                name="access_office_region_department",
                nulls_distinct=False,
                violation_error_message="该行政区划的这一部门已有机构。",
            ),
        )

    def __str__(self):
        return self.name

    @property
    def level(self) -> str:
        """``nation``, ``province``, ``prefecture`` or ``county``; a certifying region counts as a county."""
        if self.region is None:
            return "nation"
        return "county" if self.region.certifies else self.region.level
