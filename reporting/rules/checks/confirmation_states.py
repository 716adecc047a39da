from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, plain, say

STATES = ("C01", "C02", "C03", "C04", "C05")


def _find(facts: Facts) -> Iterator[Found]:
    total = facts.total(*STATES)
    if total != facts.values["W01"]:
        message = f"{say(facts, *STATES)}，合计{plain(total)}家，不等于{say(facts, 'W01')}。"
        yield ("W01", *STATES), message


CHECK = Check(
    "R201",
    "确认情况合计",
    "年度确认的五种情况（C01—C05）之和应等于有效非遗工坊数（W01）。",
    _find,
    needs=("W01", *STATES),
    impossible=True,
)
