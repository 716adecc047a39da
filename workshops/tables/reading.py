"""Reads an uploaded workbook: guarded (parts, scanning), then row by row."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from .parts import UnreadableFile, broken, load, unpacked
from .scanning import scan


@dataclass(frozen=True)
class ErrorCell:
    """Stands for a cell whose formula failed (#N/A, #REF! …)."""


ERROR_CELL = ErrorCell()


@dataclass(frozen=True)
class Sheet:
    """The sheet to import. Cells are ``""``, text, float, bool, date, datetime, time, timedelta or ``ERROR_CELL``."""

    name: str
    source: CalamineSheet = field(repr=False)
    errors: frozenset[tuple[int, int]] = frozenset()

    @cached_property
    def _cells(self) -> list[list[Any]]:
        return self.source.to_python(skip_empty_area=False)

    def rows(self) -> Iterator[tuple[int, list[Any]]]:
        """(row number as Excel shows it, cells from column A) of every row down to the last that holds anything."""
        wanted = {row for row, _ in self.errors}
        for number, cells in enumerate(self._cells, start=1):
            yield number, self._with_errors(number, cells) if number in wanted else cells

    def _with_errors(self, number, cells):
        width = max([len(cells), *(column for row, column in self.errors if row == number)])
        cells = cells + [""] * (width - len(cells))
        return [ERROR_CELL if (number, place) in self.errors else cell for place, cell in enumerate(cells, start=1)]


def read_workbook(file, name: str = "", *, prefer: str = "") -> Sheet:
    """The sheet called ``prefer``, else the first visible one, of an uploaded ``.xlsx``.

    ``file`` is an open binary file (an ``UploadedFile`` knows its ``name``). Raises ``UnreadableFile``, whose message
    tells people in Chinese what to do.
    """
    content = load(file, name or getattr(file, "name", "") or "")
    facts = scan(unpacked(content))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet_name = _choose(book, prefer)
        source = book.get_sheet_by_name(sheet_name)
    except CalamineError as error:
        raise broken() from error
    return Sheet(sheet_name, source, frozenset(facts.of(sheet_name).errors))


def _choose(book: CalamineWorkbook, prefer: str) -> str:
    visible = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    if not visible:
        raise UnreadableFile("文件中没有可见的工作表，请使用系统提供的模板。")
    return prefer if prefer in visible else visible[0]
