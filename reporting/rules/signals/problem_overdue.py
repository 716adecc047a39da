"""A problem that the workshop raised is not settled by its day."""

import datetime

from .base import CULTURE, NOTICE, SERIOUS, Facts, Found, Signal, day

DAYS_SERIOUS = 30


def find(facts: Facts) -> Found | None:
    late = sorted(due for due in facts.problems_due if due < facts.today)
    if not late:
        return None
    grave = facts.today - late[0] > datetime.timedelta(days=DAYS_SERIOUS)
    return Found(SERIOUS if grave else NOTICE, {"due_on": day(late[0]), "problems": len(late)})


SIGNAL = Signal(
    "problem_overdue",
    "困难问题超期未办结",
    CULTURE,
    f"工坊反映的困难问题超过办理期限仍未办结；超期 {DAYS_SERIOUS} 天以上的为严重。",
    {"due_on": "最早的办理期限", "problems": "超期问题（件）"},
    find,
)
