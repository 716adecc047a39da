"""The columns of a workshop's list of people, as the template shows them."""

import datetime
from dataclasses import replace

from employment.ethnic_groups import EthnicGroup
from employment.importing.own_workshops import offered
from employment.models import Category, Contract, EmploymentForm, Insurance, PayBasis, Relation
from workshops.tables.columns import Column, Kind

NO_CATEGORY = "none"
CATEGORIES = [*Category.choices, (NO_CATEGORY, "其他")]
OTHER_WORDS = [
    ("脱贫户", Category.LIFTED), ("建档立卡脱贫人口", Category.LIFTED), ("脱贫劳动力", Category.LIFTED),
    ("监测户", Category.MONITORED), ("三类户", Category.MONITORED), ("监测对象", Category.MONITORED),
    ("脱贫不稳定户", Category.MONITORED), ("边缘易致贫户", Category.MONITORED), ("突发严重困难户", Category.MONITORED),
    ("低收入人口", Category.LOW_INCOME), ("农村低收入", Category.LOW_INCOME),
    ("无", NO_CATEGORY), ("一般农户", NO_CATEGORY), ("一般人口", NO_CATEGORY),
]  # fmt: skip
_SPOKEN = [(value, f"{label}") for value, label in EthnicGroup.choices]


def _choice(key: str, label: str, choices, **more) -> Column:
    return Column(key, label, Kind.CHOICE, choices=choices, importable=True, **more)


_COLUMNS = (
    Column("workshop", "工坊", Kind.TEXT, importable=True, max_length=100, offered=offered,
           note="工坊名称或登记编号；只有一家工坊的可以空着。"),
    Column("name", "姓名", Kind.TEXT, importable=True, required=True, personal=True, max_length=40, example="潘秋菊"),
    Column("identity", "身份证号码", Kind.CODE, importable=True, required=True, personal=True, max_length=30, width=22,
           note="18 位，按文本填写。导入后加密保存。修改已有记录的，保留导出时隐去中间几位的样子。",
           example="529999199003070023"),
    Column("phone", "联系电话", Kind.CODE, importable=True, personal=True, max_length=25, width=16,
           note="手机号码，或带区号的固定电话。导入后加密保存。", example="13800000000"),
    _choice("ethnic_group", "民族", EthnicGroup, example="06",
            fold_choices=[(label.removesuffix("族"), value) for value, label in _SPOKEN if label.endswith("族")]),
    Column("home_region", "户籍所在县", Kind.REGION, importable=True, certifying=True, anywhere=True,
           note="本县的可以空着；外县的写全称或六位代码。"),
    _choice("category", "人员类别", CATEGORIES, fold_choices=OTHER_WORDS, example=Category.LIFTED,
            note="工坊申报的类别，由户籍所在县的乡村振兴部门核实；不属于前三类的填“其他”或空着。"),
    _choice("relation", "吸纳方式", Relation, required=True, example=Relation.DIRECT,
            fold_choices=[("直接吸纳就业", Relation.DIRECT), ("直接", Relation.DIRECT),
                          ("带动就业", Relation.INDIRECT)]),
    _choice("form", "就业形式", EmploymentForm, required=True, example=EmploymentForm.ON_SITE,
            fold_choices=[("集中", EmploymentForm.ON_SITE), ("居家", EmploymentForm.HOME_BASED),
                          ("灵活", EmploymentForm.FLEXIBLE)]),
    Column("post", "岗位", Kind.TEXT, importable=True, required=True, max_length=40, example="蜡染工"),
    Column("started_on", "开始日期", Kind.DATE, importable=True, required=True, example=datetime.date(2024, 3, 1)),
    Column("ended_on", "结束日期", Kind.DATE, importable=True, note="仍在就业的空着。", example=""),
    _choice("contract", "合同", Contract, example=Contract.SERVICE),
    _choice("insurance", "社会保险", Insurance, example=Insurance.RESIDENT),
    _choice("pay_basis", "计酬方式", PayBasis, example=PayBasis.PIECE,
            fold_choices=[("计件工资", PayBasis.PIECE), ("计时工资", PayBasis.TIME)]),
    Column("row_id", "行标识", Kind.CODE, importable=True, max_length=36, width=12, example="",
           note="新增的空着。修改已有记录的，用系统导出的工作簿，不要改动。"),
    Column("row_version", "版本", Kind.CODE, importable=True, max_length=20, width=8, example="",
           note="新增的空着，不要改动。"),
)  # fmt: skip
SHOWN = {"workshop", "name", "identity", "category", "relation", "form", "post", "started_on", "ended_on"}
"""What the preview shows of a row that can be written."""
COLUMNS = tuple(replace(column, listed=column.key in SHOWN) for column in _COLUMNS)
EDITED = (
    "name", "phone", "ethnic_group", "home_region", "relation", "form", "post", "started_on", "ended_on", "contract",
    "insurance", "pay_basis",
)  # fmt: skip
"""What a workbook of existing rows may change."""
