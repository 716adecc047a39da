from django.db import models
from django.db.models import Q

from workshops.access.scope import ScopedQuerySet
from workshops.models.choices import IchCategory, IchLevel


class IchProject(models.Model):
    """非遗代表性项目, as published on a list of its level. Public data: everybody signed in may pick from it."""

    list_number = models.CharField("项目编号", max_length=30, blank=True)
    name = models.CharField("项目名称", max_length=80)
    category = models.PositiveSmallIntegerField("类别", choices=IchCategory.choices)
    level = models.CharField("级别", max_length=10, choices=IchLevel.choices)
    region = models.ForeignKey("regions.Region", models.PROTECT, verbose_name="申报地区", related_name="+")
    protecting_unit = models.CharField("保护单位", max_length=100, blank=True)

    scope_path = ""
    leader_path = None
    shared_rows = Q()
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "非遗代表性项目"
        constraints = [
            models.UniqueConstraint(
                fields=["level", "list_number", "name", "region"], name="ich_project_once_on_its_list"
            )
        ]
        indexes = [models.Index(fields=["region", "level"])]

    def __str__(self):
        return f"{self.name}（{self.get_level_display()}）"
