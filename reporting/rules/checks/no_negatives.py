from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, spell


def _find(facts: Facts) -> Iterator[Found]:
    for code, value in facts.values.items():
        if value < 0:
            yield (code,), f"{spell(code, value)}，不能是负数。"


CHECK = Check("R101", "没有负数", "各项数字不能是负数。", _find, impossible=True)
