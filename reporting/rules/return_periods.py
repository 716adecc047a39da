"""The spans that returns are made for: month, quarter, half and year. Pure."""

import datetime
from dataclasses import dataclass

MONTH, QUARTER, HALF, YEAR = "month", "quarter", "half", "year"
MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}
"""Kind → how many months it has."""
WORDS = {MONTH: "{year}年{number}月", QUARTER: "{year}年第{number}季度", HALF: "{year}年{half}半年", YEAR: "{year}年度"}
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The ``number``-th span of its kind in the year, from 1."""

    kind: str
    year: int
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 // MONTHS[self.kind]:
            raise ValueError(f"a year has no {self.kind} {self.number}")

    @classmethod
    def holding(cls, kind: str, day: datetime.date) -> "Period":
        return cls(kind, day.year, (day.month - 1) // MONTHS[kind] + 1)

    @property
    def first(self) -> datetime.date:
        return datetime.date(self.year, (self.number - 1) * MONTHS[self.kind] + 1, 1)

    @property
    def last(self) -> datetime.date:
        month = self.number * MONTHS[self.kind]
        return (datetime.date(self.year + month // 12, month % 12 + 1, 1)) - DAY

    @property
    def previous(self) -> "Period":
        return self.holding(self.kind, self.first - DAY)

    @property
    def year_ago(self) -> "Period":
        return Period(self.kind, self.year - 1, self.number)

    @property
    def label(self) -> str:
        half = "上" if self.number == 1 else "下"
        return WORDS[self.kind].format(year=self.year, number=self.number, half=half)
