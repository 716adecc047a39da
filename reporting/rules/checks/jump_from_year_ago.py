from collections.abc import Iterator
from decimal import Decimal

from reporting.rules.checks.base import Check, Facts, Found
from reporting.rules.checks.comparing import jumps


def _find(facts: Facts) -> Iterator[Found]:
    """What the period before was too, as with yearly returns, is asked about there."""
    previous = facts.previous or {}
    earlier = {code: value for code, value in (facts.year_ago or {}).items() if previous.get(code) != value}
    return jumps(facts.values, earlier, up=Decimal(2), when="上年同期")


CHECK = Check(
    "R502",
    "与上年同期相比",
    "比上年同期增长超过一倍或下降超过50%的，请核对或说明；基数和变化很小的不问。",
    _find,
)
