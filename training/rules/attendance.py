"""How much of a course somebody must attend, and when a session takes check-ins. Pure.

The whole is the class hours of all sessions of the course, those to come included: nobody has attended enough before
the hours are behind them. The share and the half hour are ours (the notice leaves them open).
"""

import datetime
from decimal import Decimal

LEAST_SHARE = Decimal("0.80")
EARLY = datetime.timedelta(minutes=30)


def share(attended: Decimal, whole: Decimal) -> Decimal:
    """0 to 1; 0 where there are no hours."""
    return min(attended / whole, Decimal(1)) if whole > 0 else Decimal(0)


def is_enough(attended: Decimal, whole: Decimal, least: Decimal = LEAST_SHARE) -> bool:
    """Compared without dividing: 26.4 of 33 hours are exactly 80 %."""
    return whole > 0 and attended >= least * whole


def checkin_window(
    held_on: datetime.date, starts_at: datetime.time, ends_at: datetime.time
) -> tuple[datetime.datetime, datetime.datetime]:
    """From when to when (local, naive) the code is taken; never before the session's own day."""
    begins = datetime.datetime.combine(held_on, starts_at)
    opens = max(begins - EARLY, datetime.datetime.combine(held_on, datetime.time()))
    return opens, datetime.datetime.combine(held_on, ends_at)


def takes_checkins(
    now: datetime.datetime, held_on: datetime.date, starts_at: datetime.time, ends_at: datetime.time
) -> bool:
    """``now``: local, naive; both ends included."""
    opens, closes = checkin_window(held_on, starts_at, ends_at)
    return opens <= now <= closes


def overlap(one: tuple[datetime.time, datetime.time], other: tuple[datetime.time, datetime.time]) -> bool:
    """Whether two stretches of a day share more than an end."""
    return one[0] < other[1] and other[0] < one[1]
