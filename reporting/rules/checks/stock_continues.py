from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, plain, say

ENDED = ("W03", "W04", "W05")


def _find(facts: Facts) -> Iterator[Found]:
    before = (facts.previous or {}).get("W01")
    if before is None:
        return
    expected = before + facts.values["W02"] - facts.total(*ENDED)
    if expected != facts.values["W01"]:
        message = (
            f"上期末有效工坊{plain(before)}家，加{say(facts, 'W02')}，减{say(facts, *ENDED)}，应为{plain(expected)}家，"
            f"而{say(facts, 'W01')}，请核对或说明（如更正、补登、区划调整）。"
        )
        yield ("W01", "W02", *ENDED), message


CHECK = Check(
    "R602",
    "工坊数前后衔接",
    "本期末有效工坊数（W01）应等于上期末数加新认定数（W02）减自动取消、注销、撤销数（W03—W05）。",
    _find,
    needs=("W01", "W02", *ENDED),
)
