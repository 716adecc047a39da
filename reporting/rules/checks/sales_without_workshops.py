from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, say

WORKSHOPS = ("W01", "W03", "W04", "W05")
SALES = ("S01", "S02", "S04")


def _find(facts: Facts) -> Iterator[Found]:
    if facts.total(*WORKSHOPS) == 0:
        for code in SALES:
            if facts.has(code) and facts.values[code] > 0:
                yield (
                    (code, "W01"),
                    f"{say(facts, code)}，而{say(facts, 'W01')}，统计期内也没有终止资格的工坊，请核对或说明。",
                )


CHECK = Check(
    "R409",
    "没有工坊而有销售",
    "没有有效工坊、统计期内也没有终止资格的工坊，而有参展、订单或销售额的，请核对或说明。",
    _find,
    needs=WORKSHOPS,
)
