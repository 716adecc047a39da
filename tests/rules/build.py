"""Short ways to write the facts that the rule tests are about."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from certification.revocation import History, Submission, Window
from certification.windows import SHANGHAI, MonthDay, window_of

LAST_INSTANT = time(23, 59, 59, 999999)
NOON = time(12)


def at(day: str, clock: time = NOON) -> datetime:
    """An instant of a day in Shanghai, noon unless said otherwise."""
    return datetime.combine(date.fromisoformat(day), clock, SHANGHAI)


def sent(day: str, *, returned: str | None = None, accepted: str | None = None, clock: time = NOON) -> Submission:
    """A submission of a day, with the day the county returned or accepted it."""
    return Submission(at(day, clock), returned and at(returned), accepted and at(accepted))


def history(certified_on: str = "2022-05-20", **years: list[Submission]) -> History:
    """A workshop with submissions by year: `history(y2023=[sent("2023-03-01")])`."""
    return History(date.fromisoformat(certified_on), {int(year[1:]): list(each) for year, each in years.items()})


def whole_year(year: int) -> Window:
    """The default window."""
    return window_of(year)


def windows(by_year: Mapping[int, tuple[MonthDay, MonthDay]]) -> Callable[[int], Window]:
    """Windows that differ between years; the default for a year not named."""
    return lambda year: window_of(year, *by_year.get(year, ((1, 1), (12, 31))))
