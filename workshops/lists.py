"""The register's own tables: workshops and leaders."""

from django.urls import reverse

from workshops.models import CraftCategory, Leader, OperatorKind, Standing, Survival, Workshop
from workshops.tables.columns import Column
from workshops.tables.table import Table, register


def workshop_rows(user):
    return Workshop.objects.visible_to(user).select_related("region", "leader", "leader__user")


WORKSHOPS = register(
    Table(
        name="workshops",
        title="非遗工坊名录",
        rows=workshop_rows,
        search=("search_text",),
        region_path="region",
        default_order=("-certified_on", "pk"),
        row_url=lambda row: reverse("workshops:workshop-detail", args=[row.pk]),
        empty_title="没有符合条件的工坊",
        empty_text="认定的工坊会自动列入名录；也可以减少筛选条件后再查。",
        columns=(
            Column("name", "工坊名称", width=30, order="name"),
            Column("number", "登记编号", kind="code", width=24, filter="number", order="number"),
            Column("region", "地区", value="region.full_name", width=30, order="region__path"),
            Column("region_code", "地区代码", value="region_id", kind="code", width=10, on_page=False),
            Column("leader", "带头人", value="leader.name", width=12),
            Column("standing", "状态", kind="choice", choices=Standing.choices, filter="standing", badge="workshop"),
            Column("at_risk", "有取消风险", kind="bool", filter="at_risk", width=10),
            Column("would_end_on", "如不确认将取消之日", kind="date", on_page=False, order="would_end_on"),
            Column("certified_on", "认定日期", kind="date", filter="certified_on", order="certified_on", width=12),
            Column("last_confirmed_year", "最近确认年度", kind="code", order="last_confirmed_year", width=10),
            Column("operator_kind", "经营主体类型", kind="choice", choices=OperatorKind.choices, filter="operator_kind",
                   on_page=False),
            Column("operator_name", "经营主体名称", width=28, on_page=False),
            Column("uscc", "统一社会信用代码", kind="code", width=22, on_page=False),
            Column("address", "详细地址", width=28, on_page=False),
            Column("projects_text", "依托的非遗代表性项目", width=28, on_page=False),
            Column("craft_category", "传统工艺类别", kind="choice", choices=CraftCategory.choices,
                   filter="craft_category", on_page=False),
            Column("craft_name", "传统手工艺", filter="craft_name"),
            Column("in_poverty_area", "位于脱贫地区", kind="bool", filter="in_poverty_area", on_page=False),
            Column("in_key_county", "位于重点帮扶县", kind="bool", filter="in_key_county", on_page=False),
            Column("in_resettlement_site", "位于安置区", kind="bool", filter="in_resettlement_site", on_page=False),
            Column("floor_area", "场地面积（平方米）", kind="decimal", on_page=False),
            Column("employed", "直接吸纳就业", kind="int", filter="employed", order="employed", width=10),
            Column("lifted_from_poverty", "其中：脱贫人口", kind="int", order="lifted_from_poverty", width=10),
            Column("monitored", "其中：监测帮扶对象", kind="int", on_page=False, width=10),
            Column("low_income", "其中：农村低收入人口", kind="int", on_page=False, width=10),
            Column("indirectly_employed", "带动就业", kind="int", on_page=False, width=10),
            Column("average_income", "人均年收入（元）", kind="decimal", on_page=False),
            Column("annual_sales", "年销售额（元）", kind="decimal", on_page=False),
            Column("survival", "生产状况", kind="choice", choices=Survival.choices, filter="survival", on_page=False),
            Column("ended_on", "资格终止日期", kind="date", filter="ended_on", on_page=False),
        ),
    )
)  # fmt: skip

LEADERS = register(
    Table(
        name="leaders",
        title="带头人",
        rows=lambda user: Leader.objects.visible_to(user).select_related("region", "user"),
        search=("name",),
        region_path="region",
        default_order=("region", "name", "pk"),
        row_url=lambda row: reverse("workshops:leader-detail", args=[row.pk]),
        empty_title="还没有带头人",
        columns=(
            Column("name", "姓名", width=14, order="name"),
            Column("region", "地区", value="region.full_name", width=30, order="region__path"),
            Column("phone", "联系电话", value="phone_masked", kind="code", width=16),
            Column("has_account", "已有账号", value=lambda row: row.user_id is not None, kind="bool", width=10),
        ),
    )
)
