"""Places in scenic areas and streets where workshops make and sell, and what they sell a month (notice art. 7)."""

from django.db.models import Q
from django.urls import reverse

from catalog.models import MonthlySales, Outlet, PlaceKind, SalesChannel, ScenicLevel
from catalog.queries.sales import what_is_known
from catalog.rules import sales_checks
from workshops.access import clock
from workshops.forms.inputs import MonthField
from workshops.models import Workshop
from workshops.records.finding import Finder
from workshops.records.keepers import Keepers
from workshops.records.kind import Kind, register
from workshops.regions.fields import RegionField
from workshops.tables.columns import Column, whether

OF_WORKSHOP = (
    Column("workshop", "工坊", value="workshop.name", path="workshop__name", width=28, sortable=True, importable=True,
           required=True),
    Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False, filterable=True),
)  # fmt: skip


@register
class Outlets(Kind):
    name = "outlets"
    app = "catalog"
    model = Outlet
    title = "景区街区门店"
    noun = "门店"
    lead = "工坊在A级旅游景区、历史文化街区等场所的制作体验和销售点；在公开目录的产品页显示。"
    joins = ("workshop__region", "workshop__leader", "region")
    search_fields = ("workshop__search_text",)
    default_order = ("-opened_on",)
    keepers = Keepers(workshop=True)
    fields = (
        "workshop", "name", "place_kind", "place_name", "scenic_level", "region", "address", "area",
        "offers_experience", "rent_support", "opened_on", "closed_on",
    )  # fmt: skip
    columns = (
        Column("name", "门店名称", width=24, searchable=True, sortable=True, importable=True, required=True,
               max_length=100),
        *OF_WORKSHOP,
        Column("place_kind", "场所类型", "choice", choices=PlaceKind, filterable=True, importable=True, required=True),
        Column("place_name", "场所名称", width=24, searchable=True, importable=True, required=True, max_length=100),
        Column("scenic_level", "景区等级", "choice", choices=ScenicLevel, filterable=True, importable=True),
        Column("region", "门店所在地区", "region", value="region.full_name", path="region", filterable=True,
               sortable=True, importable=True, required=True, anywhere=True),
        Column("address", "详细地址", width=30, listed=False, importable=True, required=True, max_length=200),
        Column("area", "面积", "decimal", unit="平方米", listed=False, importable=True, min_value=0),
        Column("offers_experience", "有制作体验", "bool", filterable=True, importable=True),
        Column("rent_support", "租金支持", width=26, listed=False, importable=True, max_length=200),
        Column("opened_on", "开业日期", "date", filterable=True, sortable=True, importable=True, required=True),
        Column("is_open", "在营", "bool", filterable=True),
        Column("closed_on", "停业日期", "date", listed=False, importable=True),
    )  # fmt: skip
    constraint_words = {
        "catalog_outlet_sound": ("area", "面积不能为负数。"),
        "catalog_outlet_scenic_level": ("scenic_level", "只有A级旅游景区填写景区等级。"),
        "catalog_outlet_days": ("closed_on", "停业日期不能早于开业日期。"),
    }

    def extended(self, rows):
        return rows.annotate(is_open=whether(closed_on=None))

    def region_of(self, row):
        return row.workshop.region

    def field(self, name, user):
        """The outlet may stand in another province."""
        if name != "region":
            return None
        return RegionField(root=None, label="门店所在地区")

    def faults(self, row, by):
        if row.opened_on and row.opened_on > clock.today():
            yield "opened_on", "开业日期不能晚于今天。"
        if row.place_kind == PlaceKind.SCENIC_AREA and not row.scenic_level:
            yield "scenic_level", "A级旅游景区请填写景区等级。"


ALL_WORKSHOPS = Finder(
    "工坊",
    lambda user: (
        Workshop.objects.visible_to(user).select_related("region", "leader").order_by("standing", "name", "pk")
    ),
    beside="number",
)
"""Ended ones too: what was sold before the end may be entered late."""


@register
class SalesByMonth(Kind):
    name = "monthly-sales"
    app = "catalog"
    model = MonthlySales
    title = "月度销售"
    noun = "月度销售"
    lead = "工坊每月经各渠道的销售额；同一工坊、月份、渠道只登记一条。"
    joins = ("workshop__region", "workshop__leader")
    search_fields = ("workshop__search_text",)
    default_order = ("-month",)
    keepers = Keepers(workshop=True)
    in_force_only = False
    finders = {"workshop": ALL_WORKSHOPS}
    fields = ("workshop", "month", "channel", "amount", "quantity", "note")
    columns = (
        *OF_WORKSHOP,
        Column("region", "地区", "region", value="workshop.region.full_name", path="workshop__region", filterable=True,
               sortable=True),
        Column("month", "月份", "date", filterable=True, sortable=True, importable=True, required=True,
               note="填写当月1日", width=12),
        Column("channel", "销售渠道", "choice", choices=SalesChannel, filterable=True, importable=True, required=True),
        Column("amount", "销售额", "decimal", unit="元", filterable=True, sortable=True, importable=True, required=True,
               min_value=0),
        Column("quantity", "销售数量", "int", unit="件", sortable=True, importable=True, min_value=0),
        Column("doubted", "有疑点", "bool", filterable=True, note="登记时提示疑点、经核对仍保存的"),
        Column("note", "备注", width=26, listed=False, importable=True, max_length=200),
    )  # fmt: skip
    unique_keys = (("workshop", "month", "channel"),)
    constraint_words = {
        "catalog_monthlysales_once": ("channel", "这家工坊当月该渠道的销售已经登记，请修改原记录。"),
        "catalog_monthlysales_sound": ("amount", "销售额不能为负数。"),
        "catalog_monthlysales_first_day": ("month", "月份请填写当月1日。"),
    }

    def extended(self, rows):
        return rows.annotate(doubted=whether(~Q(doubts=[])))

    def field(self, name, user):
        return MonthField(label="月份", error_messages={"required": "请选择月份。"}) if name == "month" else None

    def complete(self, row, by):
        """Whatever day of the month was written in a workbook."""
        row.month = row.month and row.month.replace(day=1)

    def faults(self, row, by):
        today = clock.today()
        if row.month and row.month > today:
            yield "month", "不能登记以后的月份。"
        ended = row.workshop.ended_on if row.workshop_id else None
        if row.month and ended and row.month > ended:
            yield "month", f"工坊的资格已于 {ended} 终止，不能登记其后的销售。"

    def doubts(self, row, by):
        return sales_checks.doubts(what_is_known(row))

    def list_actions(self, user):
        return (("按月汇总", reverse("catalog:sales-by-month")),)
