"""The columns of an existing county register, as its template shows them."""

import datetime
from dataclasses import replace

from workshops.access.phones import normal_contact
from workshops.models import CraftCategory, OperatorKind
from workshops.tables.columns import YES, Column, Kind

COUNT_MAX, MONEY_MAX, SALES_MAX = 1_000_000, 99_999_999, 999_999_999_999


def phone_fault(value: str) -> str | None:
    """The number itself is not repeated: the message is stored and shown."""
    if normal_contact(value):
        return None
    return "请填写 11 位手机号码，或带区号的固定电话，例如 0855-1234567。"


def _text(key: str, label: str, *, longest: int, **more) -> Column:
    return Column(key, label, Kind.TEXT, importable=True, max_length=longest, **more)


def _choice(key: str, label: str, choices, **more) -> Column:
    return Column(key, label, Kind.CHOICE, choices=choices, importable=True, **more)


def _yes_no(key: str, label: str) -> Column:
    return Column(key, label, Kind.BOOL, importable=True, note="空着按“否”。", example=YES)


def _count(key: str, label: str, example: int) -> Column:
    return Column(
        key, label, Kind.INT, unit="人", importable=True, min_value=0, max_value=COUNT_MAX, example=example,
        note="不知道的空着，没有的填 0。",
    )  # fmt: skip


def _money(key: str, label: str, largest: int, example: int) -> Column:
    return Column(
        key, label, Kind.DECIMAL, unit="元", importable=True, min_value=0, max_value=largest, example=example,
        note="单位是元，不是万元。",
    )  # fmt: skip


_COLUMNS = (
    _text("name", "工坊名称", longest=100, required=True, example="苗族蜡染非遗工坊"),
    Column("region", "地区", Kind.REGION, importable=True, certifying=True, note="县级单位空着即为本县。"),
    _text("address", "详细地址", longest=200, example="龙泉镇金钟社区12号"),
    _choice("operator_kind", "经营主体类型", OperatorKind, required=True, example=OperatorKind.COOPERATIVE),
    _text("operator_name", "经营主体名称", longest=100, note="个人不填。", example="丹寨县某蜡染专业合作社"),
    Column("uscc", "统一社会信用代码", Kind.USCC, importable=True,
           note="个人不填。", example="93522636MA6DTEXA1E"),
    _text("leader_name", "带头人姓名", longest=60, required=True, example="杨秀英"),
    Column("leader_phone", "带头人电话", Kind.CODE, importable=True, personal=True, max_length=25, rules=(phone_fault,),
           note="手机号码，或带区号的固定电话。导入后加密保存。", example="13800000000"),
    _text("projects", "依托项目", longest=400, example="",
          note="名录中的项目名称，多个用顿号隔开，例如“苗族蜡染技艺”。示例没有依托项目，因此空着。"),
    _choice("craft_category", "传统工艺类别", CraftCategory, note="没有依托项目的必填。",
            example=CraftCategory.TEXTILE),
    _text("craft_name", "传统手工艺名称", longest=60, note="没有依托项目的必填。", example="蜡染"),
    _text("craft_ground", "依据", longest=1000, note="没有依托项目的，说明特色、群众基础和市场前景。",
          example="世代相传，产品有稳定销路。"),
    _yes_no("in_poverty_area", "位于脱贫地区"),
    _yes_no("in_key_county", "位于乡村振兴重点帮扶县"),
    _yes_no("in_resettlement_site", "位于易地扶贫搬迁安置区"),
    Column("floor_area", "场地面积", Kind.DECIMAL, unit="平方米", importable=True, min_value=0, max_value=9_999_999,
           example=120),
    _yes_no("has_water", "通水"),
    _yes_no("has_power", "通电"),
    _yes_no("has_heating", "有取暖条件"),
    _yes_no("has_tools", "有工具设备"),
    Column("opened_on", "开始生产日期", Kind.DATE, importable=True, example=datetime.date(2019, 5, 1)),
    Column("posts", "岗位数", Kind.INT, unit="个", importable=True, min_value=0, max_value=COUNT_MAX, example=20),
    _count("employed", "直接吸纳就业人数", 18),
    _count("lifted_from_poverty", "其中：脱贫人口", 7),
    _count("monitored", "其中：监测帮扶对象", 1),
    _count("low_income", "其中：农村低收入人口", 2),
    _count("indirectly_employed", "带动就业人数", 40),
    _money("average_income", "人均年收入", MONEY_MAX, 28000),
    _money("annual_sales", "年销售额", SALES_MAX, 560000),
    Column("certified_on", "认定日期", Kind.DATE, importable=True, required=True, note="不晚于今天。",
           example=datetime.date(2022, 6, 30)),
    _text("import_note", "早于通知的说明", longest=200, example="",
          note="认定日期早于 2021-12-07 的必填，例如“原扶贫就业工坊”。"),
    Column("original_number", "原证书编号", Kind.CODE, importable=True, max_length=60,
           example="丹非遗坊〔2022〕3号"),
    _text("confirmed_years", "已确认年度", longest=100, note="只填到去年，今年的在系统中确认；不清楚的空着。",
          example="2023、2024"),
)  # fmt: skip
SHOWN = {
    "name", "region", "certified_on", "operator_kind", "operator_name", "leader_name", "leader_phone",
    "employed", "lifted_from_poverty", "monitored", "low_income", "indirectly_employed",
}  # fmt: skip
"""What the preview shows of a row that can be written."""
COLUMNS = tuple(replace(column, listed=column.key in SHOWN) for column in _COLUMNS)
YES_NO = tuple(column.key for column in COLUMNS if column.kind == Kind.BOOL)
