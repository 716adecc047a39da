"""Nothing was sold in the last two quarters."""

from reporting.rules.check_in_term import last_closed

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, Value, day


def find(facts: Facts) -> Found | None:
    latest = last_closed(facts.today)
    first = latest.previous.first
    if facts.certified_on >= first or (facts.sold_in and facts.sold_in >= first):
        return None
    year_ago = latest.previous.previous.previous.first
    grave = facts.certified_on < year_ago and (facts.sold_in is None or facts.sold_in < year_ago)
    found: dict[str, Value] = {"sold_in": day(facts.sold_in), "quarters": f"{latest.previous.label}、{latest.label}"}
    return Found(SERIOUS if grave else NOTICE, found)


SIGNAL = Signal(
    "no_sales",
    "连续两个季度没有销售",
    CULTURE,
    "最近两个整季度（季后留 15 天登记）没有登记销售额；满四个季度为严重。",
    {"sold_in": "最近有销售的月份", "quarters": "没有销售的季度"},
    find,
)
