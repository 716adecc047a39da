import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from catalog.models.choices_products import BrandKind, RightKind
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Brand(Record):
    """知名品牌 (notice art. 6): of a workshop, or a region's public one. A 老字号 may belong to a workshop or not."""

    name = models.CharField("品牌名称", max_length=60)
    kind = models.CharField("品牌类型", max_length=16, choices=BrandKind.choices)
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="地区")
    workshop = models.ForeignKey(
        "workshops.Workshop",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="known_brands",
        verbose_name="工坊",
        help_text="工坊品牌必填；区域公共品牌留空。",
    )
    story = models.TextField("品牌故事", max_length=2000, blank=True)
    honours = models.TextField("所获荣誉", max_length=1000, blank=True, help_text="荣誉名称、授予单位和年份。")
    since = models.PositiveSmallIntegerField(
        "创立年份", null=True, blank=True, validators=[MinValueValidator(600), MaxValueValidator(2100)]
    )
    trademark = models.ForeignKey(
        "catalog.IntellectualRight",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="brands",
        verbose_name="注册商标",
        limit_choices_to={"kind": RightKind.TRADEMARK, "voided_at": None},
    )
    products = models.ManyToManyField("catalog.Product", blank=True, related_name="brands", verbose_name="使用的产品")

    scope_path = "region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "知名品牌"
        ordering = ("name", "pk")
        indexes = (models.Index(fields=("region", "kind"), name="catalog_brand_region"),)
        constraints = (
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=("name", "region"), condition=Q(voided_at=None), name="catalog_brand_once"),
            models.CheckConstraint(
                name="catalog_brand_holder",
                condition=Q(kind=BrandKind.WORKSHOP, workshop__isnull=False)
                | Q(kind=BrandKind.REGIONAL, workshop=None)
                | Q(kind=BrandKind.TIME_HONOURED),
            ),
        )

    def __str__(self):
        return self.name
