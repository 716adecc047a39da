from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, plain, say

FORMS = ("P03", "P04", "P05")


def _find(facts: Facts) -> Iterator[Found]:
    total = facts.total(*FORMS)
    if total < facts.values["P01"]:
        message = f"{say(facts, *FORMS)}，合计{plain(total)}人，小于{say(facts, 'P01')}；每人至少有一种就业形式。"
        yield ("P01", *FORMS), message


CHECK = Check(
    "R206",
    "就业形式合计",
    "集中、居家、灵活就业（P03—P05）之和不能小于直接吸纳就业人数（P01）；一人有几种形式的各计一次，可以大于。",
    _find,
    needs=("P01", *FORMS),
    impossible=True,
)
