"""When a workshop's quarterly check-in (季度报到) is open, and when its leader is reminded: pure.

A quarter's check-in is open from its first day until `GRACE_DAYS` days after its last (docs/adr/0046).
"""

import datetime

from reporting.rules.return_periods import DAY, QUARTER, Period

GRACE_DAYS = 15
"""Days after a quarter's end in which it may still be answered for."""
LAST_DAYS = 5
"""So many days before the end of the term, the last reminder."""
LAST_MONTH, ENDED, CLOSING = "last_month", "ended", "closing"
STAGES = (LAST_MONTH, ENDED, CLOSING)
"""Reminders of one quarter, in the order in which they fall due."""


def closes_on(quarter: Period) -> datetime.date:
    """The last day on which the quarter may be answered for."""
    return quarter.last + GRACE_DAYS * DAY


def quarter_of(day: datetime.date) -> Period:
    return Period.holding(QUARTER, day)


def open_quarters(day: datetime.date) -> tuple[Period, ...]:
    """Those that may be answered for on the day, the one that closes first before the other."""
    current = quarter_of(day)
    return tuple(each for each in (current.previous, current) if day <= closes_on(each))


def last_closed(day: datetime.date) -> Period:
    """The latest quarter that nobody can answer for any more."""
    return open_quarters(day)[0].previous


def stage_day(quarter: Period, stage: str) -> datetime.date:
    return {
        LAST_MONTH: quarter.last.replace(day=1),
        ENDED: quarter.last + DAY,
        CLOSING: closes_on(quarter) - LAST_DAYS * DAY,
    }[stage]


def due_stage(quarter: Period, day: datetime.date) -> str | None:
    """The newest reminder that has fallen due; None before the first and after the term."""
    if day > closes_on(quarter):
        return None
    reached = [stage for stage in STAGES if stage_day(quarter, stage) <= day]
    return reached[-1] if reached else None
