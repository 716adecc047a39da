from django.core.validators import MinValueValidator
from django.db import models

from workshops.models.choices import CraftCategory, OperatorKind


class WorkshopFacts(models.Model):
    """What is stated about a workshop (notice art. 1), by an application and by the register alike.

    Areas in m², money in yuan a year, head counts in persons. 直接吸纳 (`employed`) and 带动
    (`indirectly_employed`) are different facts and are never added together.
    """

    name = models.CharField("工坊名称", max_length=100)
    region = models.ForeignKey("regions.Region", models.PROTECT, verbose_name="所在县（市、区）", related_name="+")
    address = models.CharField("详细地址", max_length=200, blank=True)
    operator_kind = models.CharField("经营主体类型", max_length=12, choices=OperatorKind.choices)
    operator_name = models.CharField("经营主体名称", max_length=100, blank=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)

    in_poverty_area = models.BooleanField("位于脱贫地区", default=False)
    in_key_county = models.BooleanField("位于乡村振兴重点帮扶县", default=False)
    in_resettlement_site = models.BooleanField("位于易地扶贫搬迁安置区", default=False)

    craft_category = models.CharField("传统工艺类别", max_length=12, choices=CraftCategory.choices, blank=True)
    craft_name = models.CharField("传统手工艺名称", max_length=60, blank=True)
    craft_ground = models.TextField("手工艺依据说明", max_length=1000, blank=True)
    description = models.TextField("工坊简介", max_length=2000, blank=True)

    floor_area = models.DecimalField(
        "场地面积（平方米）", max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    has_water = models.BooleanField("通水", default=False)
    has_power = models.BooleanField("通电", default=False)
    has_heating = models.BooleanField("有取暖条件", default=False)
    has_tools = models.BooleanField("有工具设备", default=False)
    tools_description = models.CharField("工具设备说明", max_length=300, blank=True)
    opened_on = models.DateField("开始生产日期", null=True, blank=True)

    posts = models.PositiveIntegerField("岗位数", null=True, blank=True)
    employed = models.PositiveIntegerField("直接吸纳就业人数", null=True, blank=True)
    lifted_from_poverty = models.PositiveIntegerField("其中：脱贫人口", null=True, blank=True)
    monitored = models.PositiveIntegerField("其中：监测帮扶对象", null=True, blank=True)
    low_income = models.PositiveIntegerField("其中：农村低收入人口", null=True, blank=True)
    indirectly_employed = models.PositiveIntegerField("带动就业人数", null=True, blank=True)
    average_income = models.DecimalField(
        "从业人员人均年收入（元）",
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    annual_sales = models.DecimalField(
        "年销售额（元）", max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta:
        abstract = True

    def area_types(self) -> list[str]:
        """Labels of the area types that apply; 其他地区 where none does."""
        flags = [
            (self.in_poverty_area, "脱贫地区"),
            (self.in_key_county, "乡村振兴重点帮扶县"),
            (self.in_resettlement_site, "易地扶贫搬迁安置区"),
        ]
        return [label for holds, label in flags if holds] or ["其他地区"]

    def figures(self) -> dict[str, int | str | None]:
        """Head counts (persons) and money (yuan, as decimal text) in JSON values, for a snapshot."""
        money = {field: getattr(self, field) for field in MONEY_FIGURES}
        texts = {field: None if value is None else str(value) for field, value in money.items()}
        return {field: getattr(self, field) for field in HEAD_COUNTS} | texts

    def utilities(self) -> frozenset[str]:
        """Subset of {"water", "power", "heating", "tools"} that the premises have."""
        return frozenset(key for key in ("water", "power", "heating", "tools") if getattr(self, f"has_{key}"))


# The facts a yearly update may change, in the order that pages show them (rules.md §4).
UPDATABLE_FACTS = (
    "name", "address", "operator_kind", "operator_name", "uscc",
    "in_poverty_area", "in_key_county", "in_resettlement_site",
    "description", "floor_area", "has_water", "has_power", "has_heating", "has_tools", "tools_description",
    "posts", "employed", "lifted_from_poverty", "monitored", "low_income", "indirectly_employed",
    "average_income", "annual_sales",
)  # fmt: skip
ALL_FACTS = (*UPDATABLE_FACTS, "region", "craft_category", "craft_name", "craft_ground", "opened_on")
HEAD_COUNTS = ("posts", "employed", "lifted_from_poverty", "monitored", "low_income", "indirectly_employed")
MONEY_FIGURES = ("average_income", "annual_sales")
