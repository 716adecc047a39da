from collections.abc import Iterator
from decimal import Decimal

from reporting.rules.checks.base import Check, Facts, Found
from reporting.rules.checks.comparing import apart

PAIRS = (("E01", "P01"), ("E02", "P06"), ("E03", "P07"), ("E04", "P08"))
LOOSE = ("E05", "P02")
"""Whom a workshop takes along works for others too and is seldom registered: fewer registered say nothing."""
SHARE, LEAST = Decimal("0.2"), 10


def _find(facts: Facts) -> Iterator[Found]:
    for one, other in PAIRS:
        yield from apart(facts, one, other, share=SHARE, least=LEAST)
    stated, registered = LOOSE
    if facts.has(*LOOSE) and facts.values[registered] > facts.values[stated]:
        yield from apart(facts, stated, registered, share=SHARE, least=LEAST)


CHECK = Check(
    "R601",
    "申报数与逐人登记数",
    "工坊申报的就业人数（E01—E04）与逐人登记的人数（P01、P06—P08）相差超过20%的，逐人登记的带动就业人数（P02）超过申报数（E05）"
    "20%的，请核对或说明；不足10人的不问，带动就业登记数少于申报数的也不问。",
    _find,
)
