from django.db import models
from django.db.models import F, Q

from workshops.access.scope import ScopedQuerySet


class LabourBrand(models.Model):
    """劳务品牌 (notice art. 3): recognised by an HRSS office, carried by workshops. A public fact."""

    name = models.CharField("品牌名称", max_length=60)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="地区")
    issuer = models.CharField("认定单位", max_length=100)
    document_number = models.CharField("认定文号", max_length=100, blank=True)
    recognised_on = models.DateField("认定日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    description = models.TextField("品牌特色", max_length=500, blank=True)

    scope_path = "region"
    shared_rows = Q(pk__isnull=False)  # an empty Q would widen nothing
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "劳务品牌"
        ordering = ("-recognised_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("name", "region"), name="employment_brand_once"),
            models.CheckConstraint(
                name="employment_brand_days", condition=Q(ended_on=None) | Q(ended_on__gte=F("recognised_on"))
            ),
        )

    def __str__(self):
        return self.name


class BrandWorkshop(models.Model):
    """A workshop that carries a brand, from when to when."""

    brand = models.ForeignKey(LabourBrand, models.PROTECT, related_name="carriers", verbose_name="劳务品牌")
    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="brands", verbose_name="工坊")
    since = models.DateField("加入日期")
    until = models.DateField("退出日期", null=True, blank=True)

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "品牌工坊"
        constraints = (
            models.UniqueConstraint(
                fields=("brand", "workshop"), condition=Q(until=None), name="employment_brand_carried_once"
            ),
            models.CheckConstraint(name="employment_carrier_days", condition=Q(until=None) | Q(until__gte=F("since"))),
        )

    def __str__(self):
        return f"{self.brand} {self.workshop}"
