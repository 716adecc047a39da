"""What a table of counts is about (docs/adr/0005)."""

import datetime
from dataclasses import dataclass

from workshops.access import clock

FIRST_DAY = datetime.date(2000, 1, 1)
"""Long before anything was registered: earlier days are typing errors."""
SETTLED = datetime.timedelta(minutes=10)
"""How old an instant must be, so that whatever was being written then is there to be read (docs/adr/0032)."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The stock on `as_of`; the state of `year` judged on `judged_on`; all as known at `known_at`.

    `known_at` None is now: live figures. What happened is counted from `since` (None: the first day of the year) to
    `as_of`.
    """

    year: int
    as_of: datetime.date
    judged_on: datetime.date
    known_at: datetime.datetime | None = None
    since: datetime.date | None = None

    @classmethod
    def live(cls, year: int) -> "Basis":
        """A year as pages show it: the stock at its end (or today), judged today."""
        today = clock.today()
        return cls(year, min(today, datetime.date(year, 12, 31)), today)

    @classmethod
    def known(cls, year: int, as_of: datetime.date, known_at: datetime.datetime) -> "Basis":
        """To be made again: judged on the day of `known_at`, as a page of that day judged it."""
        return cls(year, as_of, clock.local_day(known_at), known_at)

    @classmethod
    def of_period(cls, first: datetime.date, last: datetime.date, known_at: datetime.datetime | None = None) -> "Basis":
        """A month, quarter, half or year: what happened within it, the stock on its last day."""
        judged_on = clock.local_day(known_at) if known_at else clock.today()
        return cls(last.year, last, judged_on, known_at, first)

    @property
    def first(self) -> datetime.date:
        """The first day whose events count."""
        return self.since or datetime.date(self.year, 1, 1)

    @property
    def last(self) -> datetime.date:
        """The last day whose events count; the stock may be asked for on a later one."""
        return min(self.as_of, datetime.date(self.year, 12, 31))

    def spans(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last

    @property
    def instant(self) -> datetime.datetime:
        """The last instant whose facts are known."""
        return self.known_at or clock.now()
