from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, plain, say

CATEGORIES = ("E02", "E03", "E04")


def _find(facts: Facts) -> Iterator[Found]:
    total = facts.total(*CATEGORIES)
    if total > facts.values["E01"]:
        message = f"{say(facts, *CATEGORIES)}，合计{plain(total)}人次，大于{say(facts, 'E01')}；一人只计入一类。"
        yield ("E01", *CATEGORIES), message


CHECK = Check(
    "R202",
    "申报的人员类别合计",
    "申报的脱贫人口、监测帮扶对象、农村低收入人口（E02—E04）之和不能大于直接吸纳就业人数（E01）。",
    _find,
    needs=("E01", *CATEGORIES),
    impossible=True,
)
