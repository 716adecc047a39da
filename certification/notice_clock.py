"""How long a public notice (公示) runs, and when the days allowed to a step are over (rules.md §2–3). Pure, no Django.

Working days are those of the State Council's yearly arrangement with its swapped weekends; for years whose arrangement
is not out yet, the statutory days alone (ours: docs/adr/0017).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays

Pause = tuple[date, date | None]
"""An objection: the day it was filed and the day it was settled, None while it is not."""


class DayKind(StrEnum):
    """How a period is counted."""

    WORKING = "working"  # 工作日
    NATURAL = "natural"  # 自然日


def is_working_day(day: date) -> bool:
    """Whether offices work on `day` in China."""
    return _calendar().is_working_day(day)


def ends_on(starts_on: date, days: int, kind: DayKind | str, pauses: Iterable[Pause] = ()) -> date | None:
    """The last day of a notice published on `starts_on` for `days` days of `kind`: it is over on the day after.

    The day of publication is not counted. An objection stops the clock from the day it is filed to the day it is
    settled, both not counted; None while one that stopped it is open. One filed after the last day changes nothing.
    ValueError for fewer than 1 day, an unknown kind, or an objection settled before it was filed.
    """
    counts = is_working_day if DayKind(kind) is DayKind.WORKING else _every_day
    if days < 1:
        raise ValueError("a public notice runs for at least one day")
    stops = list(pauses)
    if any(settled is not None and settled < filed for filed, settled in stops):
        raise ValueError("an objection can't be settled before it was filed")
    day, left = starts_on, days
    while left:
        day += timedelta(days=1)
        stopped_by = [settled for filed, settled in stops if filed <= day and (settled is None or day <= settled)]
        if None in stopped_by:
            return None
        if not stopped_by and counts(day):
            left -= 1
    return day


def add_working_days(start: date, days: int) -> date:
    """The last of `days` working days after `start`, which is not counted itself; `start` for 0. ValueError below 0."""
    if days < 0:
        raise ValueError("days can't be fewer than 0")
    day = start
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


def _every_day(_: date) -> bool:
    return True


@cache
def _calendar() -> holidays.HolidayBase:
    return holidays.country_holidays("CN")
