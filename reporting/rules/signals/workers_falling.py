"""The people at work have become fewer by a third within a year."""

from .base import HRSS, NOTICE, SERIOUS, Facts, Found, Signal, fell_by_a_third

LEAST = 6
"""People a year ago; of fewer, one or two that leave say nothing."""


def find(facts: Facts) -> Found | None:
    now, before = facts.workers, facts.workers_year_ago
    if not fell_by_a_third(now, before, LEAST):
        return None
    return Found(SERIOUS if now * 3 <= before else NOTICE, {"workers_year_ago": before, "workers": now})


SIGNAL = Signal(
    "workers_falling",
    "从业人员一年内减少三分之一以上",
    HRSS,
    f"与上年同日相比，在岗人员减少三分之一以上（上年不少于 {LEAST} 人）；减少三分之二以上为严重。",
    {"workers_year_ago": "上年同日在岗（人）", "workers": "现在岗（人）"},
    find,
)
