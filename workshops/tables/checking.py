"""Checks a sheet against a table: which rows are sound, and for the others which cell is wrong and why."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .context import Context
from .headings import Headings, find_headings
from .reading import Sheet
from .repeats import Repeats
from .row_reading import EXAMPLE_MARK, HIDDEN, Problem, Row, RowReader, add, is_no_data, problem
from .table import ROWS_MAX, Table

__all__ = ["BAD_KEPT", "BATCH", "EXAMPLE_MARK", "HIDDEN", "ROWS_MAX", "Preview", "Problem", "Row", "check"]

BATCH = 2000
"""After so many rows is told how far it is; a table that streams checks and saves so many at once."""
GOOD_SHOWN = 20
BAD_KEPT = 20_000
"""Bad rows beyond these are only counted: nobody mends more in one go."""
REASONS_KEPT = 2000
Report = Callable[[int, int], None]


@dataclass
class Preview:
    """``faults`` concern the file and stop everything; ``notes`` only inform; rows are in the order of the file.

    ``good`` are all sound rows, of a table that streams only the first GOOD_SHOWN; ``bad`` the first BAD_KEPT. The
    counts are of all.
    """

    table: Table
    context: Context
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    good: list[Row] = field(default_factory=list)
    bad: list[Row] = field(default_factory=list)
    good_count: int = 0
    bad_count: int = 0
    problem_count: int = 0
    often: Counter = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.good_count + self.bad_count

    @property
    def problems(self) -> Iterator[Problem]:
        """Of the bad rows that are kept."""
        for row in self.bad:
            yield from row.problems

    def take(self, rows: list[Row]) -> None:
        """Rows that are checked: counted, and kept as far as they are needed."""
        streams = self.table.streams
        good = [row for row in rows if not row.problems]
        self.good_count += len(good)
        self.good += good[: max(0, GOOD_SHOWN - len(self.good))] if streams else good
        for row in rows:
            if row.problems:
                self._take_bad(row)
                row.values = {} if streams else row.values

    def _take_bad(self, row: Row) -> None:
        self.bad_count += 1
        self.problem_count += len(row.problems)
        for each in row.problems:
            said = (each.label, each.reason)
            if said in self.often or len(self.often) < REASONS_KEPT:  # a reason may quote the row
                self.often[said] += 1
        if len(self.bad) < BAD_KEPT:
            self.bad.append(row)

    def as_dict(self, limit: int = 500) -> dict:
        """For storing and showing: counts, the first ``limit`` problems, and how often each reason occurs.

        Of sound rows only the numbers of the first: what they say stays in the file.
        """
        problems = [each for each, _ in zip(self.problems, range(limit), strict=False)]
        return {
            "faults": self.faults,
            "notes": self.notes,
            "total": self.total,
            "good": self.good_count,
            "bad": self.bad_count,
            "problem_count": self.problem_count,
            "problems": [each.as_dict() for each in problems],
            "summary": [
                {"column": label, "reason": reason, "count": count}
                for (label, reason), count in self.often.most_common(20)
            ],
            "good_rows": [row.number for row in self.good[:GOOD_SHOWN]],
        }


def check(table: Table, sheet: Sheet, context: Context, report: Report | None = None) -> Preview:
    """Every row checked: cell by cell, as a whole, against the other rows and against the register."""
    preview = Preview(table, context)
    for _ in check_batches(preview, sheet, report):
        pass
    return preview


def check_batches(preview: Preview, sheet: Sheet, report: Report | None = None) -> Iterator[list[Row]]:
    """The sound rows of each batch, when the batch is in ``preview``: so the next is checked when the caller is done
    with these. All rows are one batch, unless the table streams.

    ``report(lines done, lines in all)`` is called every BATCH rows; what it raises goes through.
    """
    table = preview.table
    headings = find_headings(table, sheet.rows())
    preview.faults, preview.notes = headings.faults, headings.notes
    if preview.faults:
        return
    repeats = Repeats(table)
    for rows in _batches(preview, headings, sheet, report or (lambda done, total: None)):
        for row in rows:
            for column, reason in repeats.find(row.number, row.values):
                row.problems.append(problem(row, column, reason))
        by_number = {row.number: row for row in rows}
        for number, key, reason in table.check_rows(rows, preview.context):
            add(table, by_number[number], key, reason)
        sound = [row for row in rows if not row.problems]
        preview.take(rows)
        yield sound
    if not preview.total and not preview.faults:
        preview.faults.append("表头下面没有数据。")


def _batches(preview: Preview, headings: Headings, sheet: Sheet, report: Report) -> Iterator[list[Row]]:
    """Read rows, each checked for itself; more than the table takes are a fault of the file."""
    table, total = preview.table, sheet.last_row - headings.row
    reader = RowReader(table, headings, preview.context)
    rows, count = [], 0
    for number, cells in sheet.rows():
        if number <= headings.row or is_no_data(cells):
            continue
        if count == table.rows_max:
            preview.faults.append(f"一次最多导入 {table.rows_max:,} 行，请分成几个文件。")
            return
        rows.append(reader.read(number, cells))
        count += 1
        if count % BATCH == 0:
            if table.streams:
                yield rows
                rows = []
            report(number - headings.row, total)
    if rows:
        yield rows
    report(total, total)
