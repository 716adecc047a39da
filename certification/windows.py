"""The yearly confirmation window (rules.md §4): which days of a year a confirmation may be submitted on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

MonthDay = tuple[int, int]
"""(month, day). (2, 29) is allowed and means the last day of February in other years."""

DEFAULT_OPENS: MonthDay = (1, 1)
DEFAULT_CLOSES: MonthDay = (12, 31)


def day_of(instant: datetime) -> date:
    """The calendar day on which an aware instant falls in Asia/Shanghai. ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(SHANGHAI).date()


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day of a year's window, both included: it closes with the last instant of `closes`."""

    opens: date
    closes: date

    def __post_init__(self) -> None:
        if self.opens > self.closes:
            raise ValueError(f"the window closes on {self.closes}, before it opens on {self.opens}")


def window_of(year: int, opens: MonthDay = DEFAULT_OPENS, closes: MonthDay = DEFAULT_CLOSES) -> Window:
    """The window of `year` under a measure that opens and closes on these days. ValueError as `check_window` says."""
    problems = check_window(opens, closes)
    if problems:
        raise ValueError("；".join(problems))
    return Window(_on(year, opens), _on(year, closes))


def check_window(opens: MonthDay, closes: MonthDay) -> list[str]:
    """What is wrong with a measure's window, in Chinese for the form; [] when nothing is."""
    problems = [
        f"年度确认窗口的{name}日“{month}月{day}日”不存在"
        for name, (month, day) in (("开始", opens), ("截止", closes))
        if not _exists(month, day)
    ]
    if not problems and opens > closes:
        problems.append("年度确认窗口的截止日不能早于开始日，窗口须在同一自然年内")
    return problems


def _exists(month: int, day: int) -> bool:
    # Judged by a leap year, so that 29 February may be named.
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


def _on(year: int, month_day: MonthDay) -> date:
    month, day = month_day
    return date(year, month, min(day, monthrange(year, month)[1]))
