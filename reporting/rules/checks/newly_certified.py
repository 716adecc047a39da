from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, say

AFTERWARDS = ("W01", "W03", "W04", "W05")


def _find(facts: Facts) -> Iterator[Found]:
    if facts.values["W02"] > facts.total(*AFTERWARDS):
        message = f"{say(facts, 'W02')}，大于{say(facts, *AFTERWARDS)}之和；新认定的工坊或仍有效，或已终止资格。"
        yield ("W02", *AFTERWARDS), message


CHECK = Check(
    "R209",
    "新认定的工坊都有去向",
    "新认定数（W02）不能大于有效数（W01）与统计期内自动取消、注销、撤销数（W03—W05）之和。",
    _find,
    needs=("W02", *AFTERWARDS),
    impossible=True,
)
