"""The yearly confirmation is still out shortly before its close. What a missed year leads to: ``at_risk``."""

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, day

DAYS, DAYS_SERIOUS = 30, 7
"""Days before the last day to hand in."""


def find(facts: Facts) -> Found | None:
    for result in facts.standing.actionable:
        left = (result.deadline - facts.today).days
        if left <= DAYS:
            said = {"year": result.year, "deadline": day(result.deadline)}
            return Found(SERIOUS if left <= DAYS_SERIOUS else NOTICE, said)
    return None


SIGNAL = Signal(
    "unconfirmed",
    "年度确认临近截止尚未提交",
    CULTURE,
    f"距提交截止不足 {DAYS} 天仍未提交年度确认；不足 {DAYS_SERIOUS} 天为严重。",
    {"year": "确认年度", "deadline": "提交截止"},
    find,
)
