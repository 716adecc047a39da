from collections.abc import Callable
from dataclasses import dataclass

from reporting.queries.basis import Basis
from reporting.queries.rows import WorkshopRow


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure, defined once (rules.md §6): `value` gives what one workshop's row adds to it.

    `version` rises when what is counted changes. `additive`: whether the figures of regions may be added up; `note`:
    what the reader must know.
    """

    code: str
    name: str
    unit: str
    definition: str
    source: str
    value: Callable[[WorkshopRow, Basis], int]
    additive: bool = True
    note: str = ""
    version: int = 1
    splits: tuple = ()


def in_force(row: WorkshopRow, basis: Basis) -> bool:
    """The status lasted on `as_of`."""
    return row.ended_on is None or row.ended_on > basis.as_of


def stated(field: str) -> Callable[[WorkshopRow, Basis], int]:
    """A head count as stated by workshops in force, by the confirmation that `rows` finds, else the certification."""
    return lambda row, basis: (row.figures.get(field) or 0) if in_force(row, basis) else 0


def ended_within(kind: str) -> Callable[[WorkshopRow, Basis], int]:
    return lambda row, basis: int(row.ended_kind == kind and row.ended_on is not None and basis.spans(row.ended_on))


def year_is(*states: str) -> Callable[[WorkshopRow, Basis], int]:
    """How the year stands: only workshops in force have a state, each in one of C01–C05, so that these make W01."""
    return lambda row, basis: int(row.year_state in states)
