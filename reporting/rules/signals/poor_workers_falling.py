"""Those lifted out of poverty and those monitored have become fewer by a third within a year."""

from .base import NOTICE, RURAL, SERIOUS, Facts, Found, Signal, fell_by_a_third

LEAST = 3


def find(facts: Facts) -> Found | None:
    now, before = facts.poor_workers, facts.poor_workers_year_ago
    if not fell_by_a_third(now, before, LEAST):
        return None
    return Found(NOTICE if now else SERIOUS, {"poor_workers_year_ago": before, "poor_workers": now})


SIGNAL = Signal(
    "poor_workers_falling",
    "脱贫和监测对象务工人数减少三分之一以上",
    RURAL,
    f"与上年同日相比，在岗的脱贫人口和监测帮扶对象减少三分之一以上（上年不少于 {LEAST} 人）；一人不剩为严重。",
    {"poor_workers_year_ago": "上年同日在岗（人）", "poor_workers": "现在岗（人）"},
    find,
)
