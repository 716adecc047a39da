"""The signals by which a workshop comes under watch (跟踪管理), one file each; pure.

A new one: write the file, name it in ``SIGNALS``. Its code is kept in rows: it is never used for anything else.
"""

from . import (
    at_risk,
    listed_unsold,
    no_check_in,
    no_pay,
    no_sales,
    poor_workers_falling,
    problem_overdue,
    right_expiring,
    stopped,
    unconfirmed,
    workers_falling,
)
from .base import Facts, Found, Signal, Value
from .evidence import now

SIGNALS: dict[str, Signal] = {
    module.SIGNAL.code: module.SIGNAL
    for module in (
        stopped,
        at_risk,
        unconfirmed,
        no_check_in,
        no_pay,
        workers_falling,
        poor_workers_falling,
        no_sales,
        listed_unsold,
        right_expiring,
        problem_overdue,
    )
}
CHOICES = tuple((code, signal.name) for code, signal in SIGNALS.items())


def find_all(facts: Facts) -> dict[str, Found]:
    """Code → what was found; what isn't there is not the case."""
    found = {code: signal.find(facts) for code, signal in SIGNALS.items()}
    return {code: each for code, each in found.items() if each is not None}


def evidence_of(code: str, facts: Facts) -> dict[str, Value]:
    """What now stands where the signal's facts stood, for a flag that is cleared."""
    signal, there = SIGNALS.get(code), now(facts)
    return {key: there[key] for key in signal.labels if key in there} if signal else {}


__all__ = ["CHOICES", "SIGNALS", "Facts", "Found", "Signal", "evidence_of", "find_all"]
