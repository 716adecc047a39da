"""Frozen figures beside what the register says of the same period today, cell by cell and row by row (rules.md §6)."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from reporting.models import FrozenReturn
from reporting.queries.evidence import RowChange, changes, unpacked
from reporting.queries.one_snapshot import one_snapshot
from reporting.queries.returns import as_numbers, cells
from reporting.queries.returns_counting import counted

IN_FLIGHT = datetime.timedelta(minutes=1)
"""What was being written while the return was counted is not in it, though it is dated before."""


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
    filed = frozen.filed
    with one_snapshot():
        found = counted(filed)
        changed = changes(unpacked(bytes(frozen.rows)), found.rows, since=frozen.known_at - IN_FLIGHT)
    by_code: dict[str, list[RowChange]] = {}
    for each in changed:
        by_code.setdefault(each.code, []).append(each)
    then, live = as_numbers(frozen.figures), as_numbers(found.figures)
    return [
        CellChange(cell.code, cell.name, cell.unit, then[cell.code], live[cell.code], by_code.get(cell.code, []))
        for cell in cells(filed.period, frozen.figures, {})
        if not cell.typed
    ]
