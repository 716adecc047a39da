"""The register's own tables: workshops and leaders."""

from django.urls import reverse

from workshops.models import CraftCategory, Leader, OperatorKind, Standing, Survival, Workshop
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


@register
class Workshops(Table):
    name = "workshops"
    title = "非遗工坊名录"
    search_fields = ("search_text",)
    search_hint = "名称、带头人、项目、手工艺或登记编号"
    default_order = ("-certified_on",)
    empty_title = "没有工坊"
    empty_text = "认定的工坊会自动列入名录。"
    columns = (
        Column("name", "工坊名称", width=30, sortable=True),
        Column("number", "登记编号", "code", width=24, filterable=True, sortable=True),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               order_by="region__path"),
        Column("region_code", "地区代码", "code", value="region_id", width=10, listed=False),
        Column("leader", "带头人", value="leader.name", width=12),
        Column("standing", "状态", "choice", choices=Standing, filterable=True, badge="workshop"),
        Column("at_risk", "有取消风险", "bool", filterable=True),
        Column("would_end_on", "如不确认将取消之日", "date", listed=False, sortable=True),
        Column("certified_on", "认定日期", "date", filterable=True, sortable=True),
        Column("last_confirmed_year", "最近确认年度", "code", width=10, sortable=True),
        Column("operator_kind", "经营主体类型", "choice", choices=OperatorKind, filterable=True, listed=False),
        Column("operator_name", "经营主体名称", width=28, listed=False),
        Column("uscc", "统一社会信用代码", "code", width=22, listed=False),
        Column("address", "详细地址", width=28, listed=False),
        Column("projects_text", "依托的非遗代表性项目", width=28, listed=False),
        Column("craft_category", "传统工艺类别", "choice", choices=CraftCategory, filterable=True, listed=False),
        Column("craft_name", "传统手工艺", filterable=True),
        Column("in_poverty_area", "位于脱贫地区", "bool", filterable=True, listed=False),
        Column("in_key_county", "位于重点帮扶县", "bool", filterable=True, listed=False),
        Column("in_resettlement_site", "位于安置区", "bool", filterable=True, listed=False),
        Column("floor_area", "场地面积", "decimal", unit="平方米", listed=False),
        Column("employed", "直接吸纳就业", "int", unit="人", filterable=True, sortable=True),
        Column("lifted_from_poverty", "其中：脱贫人口", "int", unit="人", sortable=True),
        Column("monitored", "其中：监测帮扶对象", "int", unit="人", listed=False),
        Column("low_income", "其中：农村低收入人口", "int", unit="人", listed=False),
        Column("indirectly_employed", "带动就业", "int", unit="人", listed=False),
        Column("average_income", "人均年收入", "decimal", unit="元", listed=False),
        Column("annual_sales", "年销售额", "decimal", unit="元", listed=False),
        Column("survival", "生产状况", "choice", choices=Survival, filterable=True, listed=False),
        Column("ended_on", "资格终止日期", "date", filterable=True, listed=False),
    )  # fmt: skip

    def rows(self, user):
        return Workshop.objects.visible_to(user).select_related("region", "leader")

    def row_url(self, row):
        return reverse("workshops:workshop-detail", args=[row.pk])


@register
class Leaders(Table):
    name = "leaders"
    title = "带头人"
    search_fields = ("name",)
    search_hint = "姓名"
    default_order = ("region", "name")
    empty_title = "没有带头人"
    empty_text = "工坊认定后，带头人会自动列入。"
    columns = (
        Column("name", "姓名", width=14, sortable=True),
        Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True,
               order_by="region__path"),
        Column("phone", "联系电话", "code", value=lambda row: row.phone_masked, width=16),
        Column("has_account", "已有账号", "bool", value=lambda row: row.user_id is not None),
    )  # fmt: skip

    def rows(self, user):
        return Leader.objects.visible_to(user).select_related("region")

    def row_url(self, row):
        return reverse("workshops:leader-detail", args=[row.pk])
