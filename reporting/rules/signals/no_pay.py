"""People are at work and no pay has been recorded for three months."""

from .base import HRSS, NOTICE, SERIOUS, Facts, Found, Signal, day, months_before

MONTHS, MONTHS_SERIOUS = 3, 6
"""Whole months without pay; pay of the present month isn't due yet."""


def find(facts: Facts) -> Found | None:
    if not facts.workers or facts.first_spell_on is None:
        return None
    paid_until = facts.paid_until
    # Who has begun since can't have been paid for the months before; nor was pay entered before the workshop was.
    reckoned = max(filter(None, (paid_until, facts.first_spell_on, facts.known_from)))
    if reckoned >= months_before(facts.today, MONTHS):
        return None
    grave = reckoned < months_before(facts.today, MONTHS_SERIOUS)
    return Found(SERIOUS if grave else NOTICE, {"paid_until": day(paid_until), "workers": facts.workers})


SIGNAL = Signal(
    "no_pay",
    "连续三个月没有劳动报酬记录",
    HRSS,
    f"登记有在岗人员，认定（登记）后连续 {MONTHS} 个整月没有登记劳动报酬；满 {MONTHS_SERIOUS} 个月为严重。",
    {"paid_until": "最近一笔报酬截至", "workers": "在岗人员（人）"},
    find,
)
