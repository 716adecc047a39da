"""Reads an uploaded workbook: guarded (parts, scanning), then row by row."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .limits import Limits, limits_of
from .parts import UnreadableFile, broken, load, unpacked
from .scanning import SheetFacts, scan
from .windows import rows_of, windowed_rows


@dataclass(frozen=True)
class ErrorCell:
    """Stands for a cell whose formula failed (#N/A, #REF! …)."""


ERROR_CELL = ErrorCell()


@dataclass(frozen=True)
class Sheet:
    """The sheet to import. Cells are ``""``, text, float, bool, date, datetime, time, timedelta or ``ERROR_CELL``.

    ``source`` gives the rows from the beginning each time it is called; ``last_row`` is the last that holds anything.
    """

    name: str
    source: Callable[[], Iterator[tuple[int, list[Any]]]] = field(repr=False)
    last_row: int = 0
    errors: frozenset[tuple[int, int]] = frozenset()

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """(row number as Excel shows it, cells from column A), down to the last that holds anything.

        One after another: none is kept. Raises ``UnreadableFile``.
        """
        wanted = {row for row, _ in self.errors}
        try:
            for number, cells in self.source():
                yield number, self._with_errors(number, cells) if number in wanted else cells
        except CalamineError as error:
            raise broken() from error

    def _with_errors(self, number, cells):
        width = max([len(cells), *(column for row, column in self.errors if row == number)])
        cells = cells + [""] * (width - len(cells))
        return [ERROR_CELL if (number, place) in self.errors else cell for place, cell in enumerate(cells, start=1)]


def read_workbook(file, name: str = "", *, prefer: str = "", limits: Limits | None = None) -> Sheet:
    """The sheet called ``prefer``, else the first visible one, of an uploaded ``.xlsx``.

    ``file`` is an open binary file (an ``UploadedFile`` knows its ``name``); ``limits``: by default those of an
    ordinary table. Raises ``UnreadableFile``, whose message tells people in Chinese what to do.
    """
    limits = limits or limits_of()
    content = load(file, name or getattr(file, "name", "") or "", limits.file)
    facts = scan(unpacked(content, limits.unpacked), limits.extent)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet_name = _choose(book, prefer)
        found = facts.of(sheet_name)
        source = _source(book, content, sheet_name, found, windowed=limits.streams)
    except CalamineError as error:
        raise broken() from error
    return Sheet(sheet_name, source, found.last_row, frozenset(found.errors))


def _source(book: CalamineWorkbook, content: bytes, name: str, facts: SheetFacts, *, windowed: bool):
    if windowed and facts.cuts.usable:
        return partial(windowed_rows, content, facts.part, name, facts.cuts)
    return partial(rows_of, book.get_sheet_by_name(name))


def _choose(book: CalamineWorkbook, prefer: str) -> str:
    visible = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    if not visible:
        raise UnreadableFile("文件中没有可见的工作表，请使用系统提供的模板。")
    return prefer if prefer in visible else visible[0]
