from collections.abc import Iterator
from decimal import Decimal

from reporting.rules.checks.base import Check, Facts, Found
from reporting.rules.checks.comparing import apart

PAIRS = (("E01", "P01"), ("E02", "P06"), ("E03", "P07"), ("E04", "P08"), ("E05", "P02"))
SHARE, LEAST = Decimal("0.2"), 10


def _find(facts: Facts) -> Iterator[Found]:
    for one, other in PAIRS:
        yield from apart(facts, one, other, share=SHARE, least=LEAST)


CHECK = Check(
    "R601",
    "申报数与逐人登记数",
    "工坊申报的就业人数（E01—E05）与逐人登记的人数（P01、P02、P06—P08）相差超过20%的，请核对或说明；不足10人的不问。",
    _find,
)
