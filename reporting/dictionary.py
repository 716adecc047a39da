"""The indicators as a table: one column list for the page's workbook and the API."""

from reporting.queries.figures import DICTIONARY, SECTIONS, Definition
from workshops.tables.columns import Column
from workshops.tables.table import Table


class Indicators(Table):
    """Not in the register of tables: its rows are no database rows."""

    name = "indicators"
    title = "统计指标"
    columns = (
        Column("code", "代码", "code", width=10),
        Column("section", "类别", value=lambda row: section_of(row), width=24),
        Column("name", "指标", width=24),
        Column("unit", "单位", width=8),
        Column("definition", "定义", width=60),
        Column("source", "来源", width=40),
        Column("additive", "可以逐级相加", "bool"),
        Column("splits", "可以再分", value=lambda row: splits_of(row), width=24),
        Column("note", "说明", width=50),
        Column("version", "版本", "int"),
    )


def found(text: str = "") -> list[Definition]:
    """Those with the words in their code, name or definition, in the order of tables."""
    return [each for each in DICTIONARY.values() if text in f"{each.code} {each.name} {each.definition}"]


def section_of(indicator: Definition) -> str:
    return next(title for title, codes in SECTIONS if indicator.code in codes)


def splits_of(indicator: Definition) -> str:
    """By what beside region and period it may be broken down."""
    return "、".join(("地区", "时期", *(each.title for each in indicator.splits)))
