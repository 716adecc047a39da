"""A missed year: one more ends the status. Asked of certification's own rule."""

from certification.revocation import YearState

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, day

DAYS_SERIOUS = 90


def find(facts: Facts) -> Found | None:
    standing = facts.standing
    if not standing.at_risk:
        return None
    ends = standing.would_end_on
    grave = ends is not None and (ends - facts.today).days <= DAYS_SERIOUS
    missed = [result.year for result in standing.years if result.state is YearState.MISSED]
    return Found(SERIOUS if grave else NOTICE, {"missed_year": missed[-1], "would_end_on": day(ends)})


SIGNAL = Signal(
    "at_risk",
    "有年度未确认，资格有取消风险",
    CULTURE,
    f"上一确认年度未确认，再有一年不确认将自动取消；{DAYS_SERIOUS} 天内将取消的为严重。",
    {"missed_year": "未确认的年度", "would_end_on": "如不确认将取消之日"},
    find,
)
