from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, plain, say


def _find(facts: Facts) -> Iterator[Found]:
    open_before = (facts.previous or {}).get("G03")
    if open_before is not None and facts.values["G02"] > open_before + facts.values["G01"]:
        message = (
            f"{say(facts, 'G02')}，大于上期末正在办理的{plain(open_before)}件与{say(facts, 'G01')}之和，请核对或说明。"
        )
        yield ("G02", "G01", "G03"), message


CHECK = Check(
    "R603",
    "办结的困难问题有来处",
    "办结困难问题（G02）不应多于上期末正在办理的（G03）与本期反映的（G01）之和。",
    _find,
    needs=("G01", "G02"),
)
