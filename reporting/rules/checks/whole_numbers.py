from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, spell
from reporting.rules.checks.figures import figure_of

MEASURED = ("元", "课时", "")


def _find(facts: Facts) -> Iterator[Found]:
    for code, value in facts.values.items():
        if figure_of(code).unit not in MEASURED and value != int(value):
            yield (code,), f"{spell(code, value)}，应为整数。"


CHECK = Check("R102", "计数为整数", "除金额和课时外，各项数字应为整数。", _find, impossible=True)
