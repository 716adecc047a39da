"""Nothing was sold in the last two quarters, and it isn't the season's doing."""

from reporting.rules.check_in_term import last_closed
from reporting.rules.return_periods import Period

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, Value, day


def find(facts: Facts) -> Found | None:
    latest = last_closed(facts.today)
    before = latest.previous
    if facts.known_from >= before.first or (facts.sold_in and facts.sold_in >= before.first):
        return None
    year_ago = before.previous.previous.first
    grave = facts.known_from < year_ago and (facts.sold_in is None or facts.sold_in < year_ago)
    if not grave and _out_of_season(facts, before, latest):
        return None
    found: dict[str, Value] = {"sold_in": day(facts.sold_in), "quarters": f"{before.label}、{latest.label}"}
    return Found(SERIOUS if grave else NOTICE, found)


def _out_of_season(facts: Facts, before: Period, latest: Period) -> bool:
    """Nothing was sold in the same two quarters a year ago either, but in the season between them."""
    if facts.known_from >= before.year_ago.first:
        return False
    between = {before.previous.first, before.previous.previous.first}
    ago = {before.year_ago.first, latest.year_ago.first}
    return bool(between & facts.sold_quarters) and not ago & facts.sold_quarters


SIGNAL = Signal(
    "no_sales",
    "连续两个季度没有销售",
    CULTURE,
    "最近两个整季度（季后留 15 天登记）没有登记销售额，且上年同期有销售、不属淡季；满四个季度为严重。",
    {"sold_in": "最近有销售的月份", "quarters": "没有销售的季度"},
    find,
)
