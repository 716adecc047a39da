"""A line of a sheet → the values of a row, or what is wrong in its cells."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .columns import Column, shown
from .context import Context
from .headings import Headings
from .reading import ERROR_CELL
from .table import Table
from .values import Fault, is_blank, parse

VALUE_SHOWN = 60
HIDDEN = "（不显示）"
EXAMPLE_MARK = "【示例】"
REMEMBERED = 4096
"""How many different cells a column remembers: most columns say the same few things again and again."""
REMEMBERED_KINDS = frozenset({str, date, float})
"""True would be the same key as 1.0; it is not remembered."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell, or with the row as a whole (``key`` and ``label`` empty).

    ``row`` is the number Excel shows; ``value`` what stands there, empty for personal columns (``hidden`` says that
    something does).
    """

    row: int
    key: str
    label: str
    value: str
    reason: str
    hidden: bool = False

    def as_dict(self) -> dict:
        value = HIDDEN if self.hidden else self.value
        return {"row": self.row, "column": self.label, "value": value, "reason": self.reason}


@dataclass(slots=True)
class Row:
    """One row: ``cells`` as read, by column key; ``values`` parsed, None where a cell can't be read."""

    number: int
    cells: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class RowReader:
    """Reads the rows of one sheet; what a cell means is worked out once for all rows that say the same."""

    def __init__(self, table: Table, headings: Headings, context: Context):
        self.table, self.context = table, context
        self._columns = [(column, headings.places.get(column.key), {}) for column in table.import_columns]

    def read(self, number: int, cells: list[Any]) -> Row:
        """The row, checked cell by cell and as a whole."""
        row, width = Row(number, {}), len(cells)
        unread = []
        for column, place, known in self._columns:
            cell = cells[place] if place is not None and place < width else ""
            if place is not None:
                row.cells[column.key] = cell
            value, reason = self._parsed(column, cell, known)
            row.values[column.key] = value
            if reason:
                row.problems.append(problem(row, column, reason))
                unread.append(column.key)
        # All that is wrong with a row is told at once, so what can be read is looked at although a cell cannot.
        for key, reason in self.table.check_row(row.values, self.context):
            if key not in unread:
                add(self.table, row, key, reason)
        row.values |= dict.fromkeys(unread)
        return row

    def _parsed(self, column: Column, cell: Any, known: dict) -> tuple[Any, str]:
        """(value, "") or (None, reason)."""
        if type(cell) not in REMEMBERED_KINDS:
            return _tried(column, cell, self.context)
        found = known.get(cell)
        if found is None:
            found = _tried(column, cell, self.context)
            if len(known) < REMEMBERED:
                known[cell] = found
        return found


def _tried(column: Column, cell: Any, context: Context) -> tuple[Any, str]:
    try:
        return parse(column, cell, context), ""
    except Fault as fault:
        return None, str(fault)


def is_no_data(cells: list[Any]) -> bool:
    """Empty rows, and the template's example."""
    if all(cell is not ERROR_CELL and is_blank(cell) for cell in cells):
        return True
    return any(type(cell) is str and EXAMPLE_MARK in cell and cell.lstrip().startswith(EXAMPLE_MARK) for cell in cells)


def add(table: Table, row: Row, key: str, reason: str) -> None:
    """A further problem of the row, in the column ``key`` or, empty, in the row as a whole."""
    row.problems.append(problem(row, table.by_key[key] if key else None, reason))


def problem(row: Row, column: Column | None, reason: str) -> Problem:
    """A problem of a row's cell, or of the whole row."""
    if column is None:
        return Problem(row.number, "", "", "", reason)
    cell = row.cells.get(column.key, "")
    value = "" if cell is ERROR_CELL else _said(cell)
    if column.personal:
        return Problem(row.number, column.key, column.label, "", reason, hidden=bool(value))
    return Problem(row.number, column.key, column.label, value, reason)


def _said(cell: Any) -> str:
    text = f"{cell:.15g}" if isinstance(cell, float) else shown(cell) if cell != "" else ""
    return text if len(text) <= VALUE_SHOWN else text[: VALUE_SHOWN - 1] + "…"
