"""Terms of one post: by days, both included; without an end it lasts."""

import datetime
from bisect import bisect_right, insort
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """``number``: of the row that says so."""

    since: datetime.date
    until: datetime.date
    number: int


@dataclass
class Terms:
    """Those taken so far, of which no two overlap."""

    taken: list[Term] = field(default_factory=list)

    def take(self, since: datetime.date, until: datetime.date | None, number: int) -> int | None:
        """Takes the term and gives ``None``, or gives the number of the one that it overlaps."""
        term = Term(since, until or datetime.date.max, number)
        # Those taken are in order by their ends too, so of those that begin before its end only the last may reach it.
        place = bisect_right(self.taken, term.until, key=lambda each: each.since)
        if place and self.taken[place - 1].until >= since:
            return self.taken[place - 1].number
        insort(self.taken, term)
        return None
