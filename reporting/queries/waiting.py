"""One figure of what waits, and where its list is."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from workshops.access import clock


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: how many wait, how many of them are past their day, and where the list is."""

    label: str
    count: int
    overdue: int
    url: str
    is_mine: bool = True
    """False: others' work in the area, which this office watches."""
    unit: str = "件"
    since: datetime.date | None = None
    """The day since which the oldest waits."""
    until: datetime.date | None = None
    """The day by which the first of them ends or is due."""

    @property
    def tone(self) -> str:
        return "bad" if self.overdue else "warn" if self.count else ""

    @property
    def note(self) -> str:
        if self.since is not None:
            days = (clock.today() - self.since).days
            return f"最久的已等 {days} 天" if days else "今天开始"
        if self.overdue:
            return f"其中 {self.overdue} {self.unit}已超期"
        if self.until is not None:
            days = (self.until - clock.today()).days
            return f"最近的还有 {days} 天" if days else "最近的今天截止"
        return "无超期" if self.count else "暂无待办"


def address(name: str, **query: str) -> str:
    """Of the list, narrowed."""
    terms = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(name) + (f"?{terms}" if terms else "")
