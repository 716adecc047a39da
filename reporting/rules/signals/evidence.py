"""A workshop's facts in the words of the signals' keys: what a flag that is cleared leaves as evidence."""

from .base import CLOSED, PRODUCING, STOPPED, Facts, Value, day

WORDS = {PRODUCING: "生产", STOPPED: "停产", CLOSED: "歇业"}


def now(facts: Facts) -> dict[str, Value]:
    last = facts.check_ins[0] if facts.check_ins else None
    ends = min((right.expires_on for right in facts.rights if right.expires_on >= facts.today), default=None)
    return {
        "workers": facts.workers,
        "workers_year_ago": facts.workers_year_ago,
        "poor_workers": facts.poor_workers,
        "poor_workers_year_ago": facts.poor_workers_year_ago,
        "paid_until": day(facts.paid_until),
        "sold_in": day(facts.sold_in),
        "ordered_on": day(facts.ordered_on),
        "listed_since": day(facts.listed_since),
        "listed_products": facts.listed_products,
        "survival": WORDS[last.status] if last else None,
        "quarter": last.quarter.label if last else None,
        "since": day(last.since) if last else None,
        "expires_on": day(ends),
        "problems": sum(due < facts.today for due in facts.problems_due),
        "would_end_on": day(facts.standing.would_end_on),
        "year": facts.standing.current.year,
        "deadline": day(facts.standing.current.deadline),
    }
