"""The facts of one workshop that the revocation rule looks at (rules.md §4). Pure, no Django."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """One confirmation or update as handed in, and what the county did with it: one of the two, or nothing yet."""

    submitted_at: datetime
    returned_at: datetime | None = None
    accepted_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.returned_at and self.accepted_at:
            raise ValueError("a submission is returned or accepted, not both")
        decided_at = self.returned_at or self.accepted_at
        if any(instant.tzinfo is None for instant in (self.submitted_at, decided_at) if instant):
            raise ValueError("instants of a submission need a time zone")
        if decided_at and decided_at < self.submitted_at:
            raise ValueError("a submission can't be decided before it is made")


@dataclass(frozen=True, slots=True)
class History:
    """All that the rule looks at for one workshop."""

    certified_on: date
    submissions: Mapping[int, Sequence[Submission]] = field(default_factory=dict)
    """By registration year, in any order."""
    confirmed_years: frozenset[int] = frozenset()
    """Known to be confirmed from an imported register."""
    unknown_years: frozenset[int] = frozenset()
    """Before the import and not known: neither confirmed nor missed, they break a run of missed years."""
    excused_years: frozenset[int] = frozenset()
    """Excused by a correction, see `excused_by_correction`."""

    @property
    def last_year(self) -> int:
        """The latest year that anything is recorded about."""
        recorded = {*self.submissions, *self.confirmed_years, *self.unknown_years, *self.excused_years}
        return max(recorded | {self.certified_on.year})


def excused_by_correction(years_named: Iterable[int], ended_on: date, corrected_on: date) -> frozenset[int]:
    """The years that undoing an ending excuses: those the decision names, and those without the status.

    Nobody could confirm between `ended_on` (first day without the status) and `corrected_on`, so every year either day
    falls in and all between are excused (ours: docs/adr/0014). ValueError when corrected before it ended.
    """
    if corrected_on < ended_on:
        raise ValueError("an ending can't be corrected before it takes effect")
    return frozenset(years_named) | frozenset(range(ended_on.year, corrected_on.year + 1))
