"""One figure of what waits, and where its list is."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: how many wait, how many of them are past their day, and where the list is."""

    label: str
    count: int
    overdue: int
    url: str
    is_mine: bool = True
    """False: others' work in the area, which this office watches."""

    @property
    def tone(self) -> str:
        return "bad" if self.overdue else "warn" if self.count else ""

    @property
    def note(self) -> str:
        return f"其中 {self.overdue} 件已超期" if self.overdue else "无超期" if self.count else "暂无待办"


def address(name: str, **query: str) -> str:
    """Of the list, narrowed."""
    terms = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(name) + (f"?{terms}" if terms else "")
