"""The checks of returns as a table: one column list for the page's workbook."""

from reporting.rules.checks import CHECKS, GROUPS, Check
from workshops.tables.columns import Column
from workshops.tables.table import Table

ANSWERS = {True: "必须改正", False: "核对，可以说明"}
"""``impossible`` → what the county has to do."""


class Checks(Table):
    """Not in the register of tables: its rows are no database rows."""

    name = "checks"
    title = "审核规则"
    columns = (
        Column("code", "代码", "code", width=10),
        Column("group", "类别", value=lambda row: GROUPS[row.code[:2]], width=16),
        Column("name", "规则", width=30),
        Column("asks", "内容", width=90),
        Column("answer", "不符时", value=lambda row: ANSWERS[row.impossible], width=18),
    )


def sections() -> list[tuple[str, list[Check]]]:
    return [(title, [each for each in CHECKS if each.code[:2] == group]) for group, title in GROUPS.items()]
