"""What a signal is told of a workshop, and what it gives: pure."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from certification.revocation import Standing
from reporting.rules.return_periods import Period

CULTURE, HRSS, RURAL = "culture", "hrss", "rural"
NOTICE, SERIOUS = "notice", "serious"
PRODUCING, STOPPED, CLOSED = "producing", "stopped", "closed"
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Right:
    name: str
    expires_on: datetime.date


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The latest check-in of a quarter."""

    quarter: Period
    status: str
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """A workshop in force as the register knows it on `today`."""

    today: datetime.date
    certified_on: datetime.date
    standing: Standing
    """What `certification.revocation.assess` gives for the day."""
    registered_on: datetime.date | None = None
    """When it was entered here, or its status was given back."""
    workers: int = 0
    """People at work today."""
    workers_year_ago: int = 0
    poor_workers: int = 0
    """Of those at work, claimed as 脱贫人口 or 监测帮扶对象 today or a year ago: who has left the category works on."""
    poor_workers_year_ago: int = 0
    first_spell_on: datetime.date | None = None
    """The earliest start among the spells that run today."""
    paid_until: datetime.date | None = None
    """The last day that any recorded pay is for."""
    sold_in: datetime.date | None = None
    """The first day of the last month with sales."""
    sold_quarters: frozenset[datetime.date] = frozenset()
    """The first days of the quarters with sales."""
    ordered_on: datetime.date | None = None
    check_ins: tuple[CheckedIn, ...] = ()
    """One a quarter, the latest quarter first."""
    rights: tuple[Right, ...] = ()
    """In force or expired, with a term."""
    problems_due: tuple[datetime.date, ...] = ()
    """The due days of problems that no office has settled."""
    listed_since: datetime.date | None = None
    """Since when the first of its products stands in a catalogue."""
    listed_products: int = 0

    @property
    def known_from(self) -> datetime.date:
        """From this day on the workshop could answer and enter here: what is missing before says nothing of it."""
        return max(filter(None, (self.certified_on, self.registered_on)))


@dataclass(frozen=True, slots=True)
class Found:
    """``facts``: what it was found by, key → value as JSON holds it. No names of people, no counts of days: the facts
    of two nights are equal while nothing has happened."""

    severity: str
    facts: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signal:
    """``department``: whose county office has to see to it. ``labels``: what the keys of the facts mean."""

    code: str
    name: str
    department: str
    meaning: str
    labels: dict[str, str]
    find: Callable[[Facts], Found | None]


def day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def months_before(value: datetime.date, months: int) -> datetime.date:
    """The first day of the month so many before the day's."""
    count = value.year * 12 + value.month - 1 - months
    return datetime.date(count // 12, count % 12 + 1, 1)


def fell_by_a_third(now: int, before: int, least: int) -> bool:
    return before >= least and now * 3 <= before * 2
