"""Products stand in a catalogue and the workshop has sold nothing for a year."""

from .base import CULTURE, NOTICE, Facts, Found, Signal, day, months_before

MONTHS = 12


def find(facts: Facts) -> Found | None:
    first = months_before(facts.today, MONTHS)
    if facts.listed_since is None or max(facts.listed_since, facts.known_from) >= first:
        return None
    if any(last and last >= first for last in (facts.sold_in, facts.ordered_on)):
        return None
    said = {"listed_since": day(facts.listed_since), "listed_products": facts.listed_products}
    return Found(NOTICE, said | {"sold_in": day(facts.sold_in), "ordered_on": day(facts.ordered_on)})


SIGNAL = Signal(
    "listed_unsold",
    "目录产品一年没有销售和订单",
    CULTURE,
    f"产品列入目录满 {MONTHS} 个月，工坊其间没有登记销售额和订单。",
    {
        "listed_since": "列入目录日期",
        "listed_products": "目录产品（个）",
        "sold_in": "最近有销售的月份",
        "ordered_on": "最近一次订单",
    },
    find,
)
