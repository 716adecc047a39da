"""What is done for workshops, counted by region and year (notice art. 4–9): how one figure is defined."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Aggregate, Count, Q, QuerySet, Sum, TextChoices


@dataclass(frozen=True, slots=True)
class Span:
    """A calendar year, or its part up to today: ``first`` and ``last`` are both counted."""

    first: datetime.date
    last: datetime.date

    @property
    def year(self) -> int:
        return self.first.year

    def holds(self, path: str) -> Q:
        """Rows whose day lies within."""
        return Q(**{f"{path}__gte": self.first, f"{path}__lte": self.last})

    def stands(self, first: str, last: str) -> Q:
        """Rows in force on the last day: begun, and not ended by then."""
        return Q(**{f"{first}__lte": self.last}) & (Q(**{last: None}) | Q(**{f"{last}__gt": self.last}))

    def holds_still(self, first: str, last: str) -> Q:
        """Rows valid on the last day, where ``last`` names their own last valid day."""
        return Q(**{f"{first}__lte": self.last}) & (Q(**{last: None}) | Q(**{f"{last}__gte": self.last}))


@dataclass(frozen=True, slots=True)
class Split:
    """A further way to break a figure down: by ``path`` from its rows to a field of ``choices``."""

    path: str
    title: str
    choices: type[TextChoices]


@dataclass(frozen=True, slots=True)
class WorkIndicator:
    """``rows(span)``: what is counted; ``region``: ORM path from there to the region; ``value``: how.

    ``additive``: whether the figures of regions may be added up; of distinct persons they may not (rules.md §6).
    """

    code: str
    name: str
    unit: str
    definition: str
    source: str
    rows: Callable[[Span], QuerySet]
    region: str
    value: Callable[[], Aggregate]
    additive: bool = True
    note: str = ""
    version: int = 1
    splits: tuple[Split, ...] = ()


def number() -> Aggregate:
    return Count("pk", distinct=True)


def different(path: str) -> Callable[[], Aggregate]:
    return lambda: Count(path, distinct=True)


def total(path: str) -> Callable[[], Aggregate]:
    return lambda: Sum(path)


def kept(model) -> QuerySet:
    """Rows that were not voided."""
    return model.objects.filter(voided_at=None).order_by()
