"""Frozen figures beside what the register says of the same period today, cell by cell and row by row (rules.md §6)."""

from dataclasses import dataclass
from decimal import Decimal

from reporting.models import FrozenReturn
from reporting.queries.basis import Basis
from reporting.queries.evidence import RowChange, changes, rows_behind, unpacked
from reporting.queries.figures import figure_table
from reporting.queries.returns import as_numbers, basis_of, cells
from workshops.access import clock


@dataclass(frozen=True, slots=True)
class CellChange:
    code: str
    name: str
    unit: str
    frozen: Decimal
    live: Decimal
    rows: list[RowChange]

    @property
    def difference(self) -> Decimal:
        return self.live - self.frozen


def compared(frozen: FrozenReturn) -> list[CellChange]:
    """In the order of the sheet; typed cells are frozen only and not here."""
    filed, codes = frozen.filed, tuple(frozen.filed.period.codes)
    live_basis = basis_of(filed, clock.now())
    live = figure_table(codes, live_basis, filed.region).totals
    by_code: dict[str, list[RowChange]] = {}
    for each in _rows(frozen, codes, live_basis):
        by_code.setdefault(each.code, []).append(each)
    then = as_numbers(frozen.figures)
    return [
        CellChange(
            cell.code, cell.name, cell.unit, then[cell.code], Decimal(live[cell.code]), by_code.get(cell.code, [])
        )
        for cell in cells(filed.period, frozen.figures, {})
        if not cell.typed
    ]


def _rows(frozen: FrozenReturn, codes: tuple[str, ...], live_basis: Basis) -> list[RowChange]:
    live = rows_behind(codes, live_basis, frozen.filed.region)
    return changes(unpacked(bytes(frozen.rows)), live, since=frozen.known_at)
