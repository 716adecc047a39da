import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from catalog.models.choices_sales import PlaceKind, ScenicLevel
from workshops.access.scope import ScopedQuerySet
from workshops.models import Record


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old))
class Outlet(Record):
    """A workshop's place for making and selling in a scenic area or street (notice art. 7); area in m².

    `region` is where the outlet stands, which may be another county than the workshop's: the workshop's keeps the row.
    """

    workshop = models.ForeignKey("workshops.Workshop", models.PROTECT, related_name="outlets", verbose_name="工坊")
    name = models.CharField("门店名称", max_length=100)
    place_kind = models.CharField("场所类型", max_length=16, choices=PlaceKind.choices)
    place_name = models.CharField("景区、街区等场所名称", max_length=100)
    scenic_level = models.PositiveSmallIntegerField(
        "景区等级", choices=ScenicLevel.choices, null=True, blank=True, help_text="仅A级旅游景区填写。"
    )
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name="门店所在地区")
    address = models.CharField("详细地址", max_length=200)
    area = models.DecimalField(
        "面积（平方米）", max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    offers_experience = models.BooleanField("有制作体验", default=False)
    rent_support = models.CharField(
        "租金支持", max_length=200, blank=True, help_text="如免租、减租的幅度和期限；没有的不填。"
    )
    opened_on = models.DateField("开业日期")
    closed_on = models.DateField("停业日期", null=True, blank=True, help_text="仍在经营的不填。")

    scope_path = "workshop__region"
    leader_path = "workshop__leader__user"
    objects = ScopedQuerySet.as_manager()

    class Meta:
        verbose_name = "景区街区门店"
        ordering = ("-opened_on", "-pk")
        indexes = (
            models.Index(fields=("workshop", "opened_on"), name="catalog_outlet_workshop"),
            models.Index(fields=("place_kind", "opened_on"), name="catalog_outlet_place"),
        )
        constraints = (
            *Record.Meta.constraints,
            models.CheckConstraint(name="catalog_outlet_sound", condition=Q(area=None) | Q(area__gte=0)),
            models.CheckConstraint(
                name="catalog_outlet_scenic_level",
                condition=Q(scenic_level=None) | Q(place_kind=PlaceKind.SCENIC_AREA, scenic_level__range=(1, 5)),
                violation_error_message="仅A级旅游景区填写景区等级。",
            ),
            models.CheckConstraint(
                name="catalog_outlet_days",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="停业日期不能早于开业日期。",
            ),
        )

    def __str__(self):
        return self.name
