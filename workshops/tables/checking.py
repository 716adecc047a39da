"""Checks a sheet against a table: which rows are sound, and for the others which cell is wrong and why."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .columns import Column, shown
from .context import Context
from .headings import Headings, find_headings
from .reading import ERROR_CELL, Sheet
from .table import Table
from .values import Fault, is_blank, parse
from .wording import folded

ROWS_MAX = 20_000
VALUE_SHOWN = 60
GOOD_SHOWN = 20
HIDDEN = "（不显示）"
EXAMPLE_MARK = "【示例】"


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


@dataclass
class Preview:
    """``faults`` concern the file and stop everything; ``notes`` only inform; rows are in the order of the file."""

    table: Table
    context: Context
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    good: list[Row] = field(default_factory=list)
    bad: list[Row] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.good) + len(self.bad)

    @property
    def problems(self) -> Iterator[Problem]:
        for row in self.bad:
            yield from row.problems

    def as_dict(self, limit: int = 500) -> dict:
        """For storing and showing: counts, the first ``limit`` problems, and how often each reason occurs.

        Of sound rows only the numbers of the first: what they say stays in the file (``read_again``).
        """
        problems = list(self.problems)
        often = Counter((problem.label, problem.reason) for problem in problems).most_common(20)
        return {
            "faults": self.faults,
            "notes": self.notes,
            "total": self.total,
            "good": len(self.good),
            "bad": len(self.bad),
            "problem_count": len(problems),
            "problems": [each.as_dict() for each in problems[:limit]],
            "summary": [{"column": label, "reason": reason, "count": count} for (label, reason), count in often],
            "good_rows": [row.number for row in self.good[:GOOD_SHOWN]],
        }


def check(table: Table, sheet: Sheet, context: Context) -> Preview:
    """Every row checked: cell by cell, as a whole, against the other rows and against the register."""
    headings = find_headings(table, sheet.rows())
    preview = Preview(table, context, faults=headings.faults, notes=headings.notes)
    if preview.faults:
        return preview
    rows = []
    for number, cells in sheet.rows():
        if number <= headings.row or _is_no_data(cells):
            continue
        if len(rows) == ROWS_MAX:
            preview.faults.append(f"一次最多导入 {ROWS_MAX:,} 行，请分成几个文件。")
            return preview
        rows.append(_checked(table, headings, number, cells, context))
    if not rows:
        preview.faults.append("表头下面没有数据。")
    _find_repeats(table, rows)
    _ask_register(table, rows, context)
    for row in rows:
        (preview.bad if row.problems else preview.good).append(row)
    return preview


def read_again(table: Table, sheet: Sheet, context: Context, numbers: list[int]) -> list[Row]:
    """Rows that were found sound, as they would be written."""
    headings, wanted = find_headings(table, sheet.rows()), set(numbers)
    return [_checked(table, headings, number, cells, context) for number, cells in sheet.rows() if number in wanted]


def _is_no_data(cells: list[Any]) -> bool:
    """Empty rows, and the template's example."""
    if all(cell is not ERROR_CELL and is_blank(cell) for cell in cells):
        return True
    return any(isinstance(cell, str) and cell.lstrip().startswith(EXAMPLE_MARK) for cell in cells)


def _checked(table: Table, headings: Headings, number: int, cells: list[Any], context: Context) -> Row:
    places = headings.places
    row = Row(number, {key: cells[index] if index < len(cells) else "" for key, index in places.items()})
    unread = {}
    for column in table.import_columns:
        cell = row.cells.get(column.key, "")
        try:
            row.values[column.key] = parse(column, cell, context)
        except Fault as fault:
            row.problems.append(problem(row, column, str(fault)))
            row.values[column.key] = unread[column.key] = None
    # All that is wrong with a row is told at once, so what can be read is looked at although a cell cannot.
    _add(table, row, [(key, reason) for key, reason in table.check_row(row.values, context) if key not in unread])
    row.values |= unread
    return row


def _add(table: Table, row: Row, found) -> None:
    for key, reason in found:
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


def _find_repeats(table: Table, rows: list[Row]) -> None:
    """Marks each row whose unique columns equal those of a row above it."""
    for keys in table.unique_keys:
        columns = [table.by_key[key] for key in keys]
        labels = "、".join(column.label for column in columns)
        first: dict[tuple, int] = {}
        for row in rows:
            values = [row.values.get(column.key) for column in columns]
            if any(value in (None, "") for value in values):
                continue
            mark = tuple(folded(value) if isinstance(value, str) else value for value in values)
            above = first.setdefault(mark, row.number)
            if above != row.number:
                row.problems.append(problem(row, columns[0], f"与第 {above} 行重复（{labels}）"))


def _ask_register(table: Table, rows: list[Row], context: Context) -> None:
    by_number = {row.number: row for row in rows}
    for number, key, reason in table.check_rows(rows, context) if rows else ():
        _add(table, by_number[number], [(key, reason)])
