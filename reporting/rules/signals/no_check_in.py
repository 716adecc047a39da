"""No check-in for the two quarters that were closed last."""

from reporting.rules.check_in_term import last_closed
from reporting.rules.return_periods import Period

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, Value

QUARTERS, QUARTERS_SERIOUS = 2, 4


def find(facts: Facts) -> Found | None:
    given = {each.quarter for each in facts.check_ins}
    quarter = last_closed(facts.today)
    missed: list[Period] = []
    # A check-in for a quarter still open answers for those before it.
    if any(each.first > quarter.last for each in given):
        return None
    while len(missed) < QUARTERS_SERIOUS and quarter not in given and facts.known_from < quarter.first:
        missed.append(quarter)
        quarter = quarter.previous
    if len(missed) < QUARTERS:
        return None
    said: dict[str, Value] = {"missed_since": missed[-1].label, "missed_until": missed[0].label}
    return Found(SERIOUS if len(missed) >= QUARTERS_SERIOUS else NOTICE, said)


SIGNAL = Signal(
    "no_check_in",
    "连续两个季度没有报告生产状况",
    CULTURE,
    f"最近 {QUARTERS} 个已截止的季度没有报告生产状况；满 {QUARTERS_SERIOUS} 个季度为严重。",
    {"missed_since": "开始未报告的季度", "missed_until": "最近未报告的季度"},
    find,
)
