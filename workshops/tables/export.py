"""XLSX out: the rows of a table as a workbook that prints well and runs nothing.

Written by one streaming writer at every size (100,000 rows × 20 columns in about 3 s, constant memory). Text is
written as text whatever it starts with, so nothing becomes a formula; codes are text cells, so no digit is lost.
"""

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from django.http import FileResponse
from django.utils import timezone
from rustpy_xlsxwriter import Format, write_worksheet

from .columns import Column, Kind
from .table import Table

ROWS_MAX = 1_000_000
CELL_MAX = 32_767
CUT = "…（内容过长，已截断）"
EXACT_INTEGERS = 10**15
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Not allowed in XML 1.0; shown as a replacement mark rather than silently dropped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SHEET_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
NUMBER_FORMATS = {Kind.INT: "#,##0", Kind.DATE: "yyyy-mm-dd", Kind.DATETIME: "yyyy-mm-dd hh:mm"}
MEMORY = 4 * 1024 * 1024


class TooManyRows(Exception):
    """More rows than a sheet can hold; the message is for people."""


def safe_text(text: str) -> str:
    """Text as a cell may hold it: no characters forbidden in XML, no longer than Excel allows (in UTF-16 units)."""
    text = FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 > CELL_MAX and len(text.encode("utf-16-le")) // 2 > CELL_MAX:
        kept = text.encode("utf-16-le")[: 2 * (CELL_MAX - len(CUT))].decode("utf-16-le", errors="ignore")
        text = kept + CUT
    return text


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 characters, none of those that Excel refuses."""
    return SHEET_NAME_FORBIDDEN.sub("", title)[:31]


def safe_cell(value: Any) -> Any:
    """A cell value; numbers that Excel would round are written as text."""
    if value is None or isinstance(value, bool | datetime | date):
        return value
    if isinstance(value, int):
        return value if abs(value) < EXACT_INTEGERS else str(value)
    if isinstance(value, Decimal):
        return float(value) if value.is_finite() and abs(value) < EXACT_INTEGERS else str(value)
    if isinstance(value, float):
        return value
    return safe_text(str(value))


def workbook(table: Table, rows: Iterable, columns: Iterable[Column] | None = None, *, count: int | None = None):
    """An open temporary file with the workbook, at its start. ``rows`` may be an iterator over model instances.

    ``count`` is shown in the title if it is known.
    """
    columns = list(table.columns if columns is None else columns)
    made = timezone.localtime()
    total = f"，共 {count:,} 条" if count is not None else ""
    title = f"{table.title}（{made:%Y年%m月%d日 %H:%M} 导出{total}）"
    file = tempfile.SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115 - the caller, a response, closes it
    try:
        write(file, _records(columns, rows), columns, title=title, name=table.title)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def write(file: BinaryIO, records: Iterator[dict], columns: list[Column], *, title: str, name: str) -> None:
    """Title, headings and one line a record, with filter, frozen panes and headings repeated on every printed page."""
    cell_formats = {column.heading: _format(column) for column in columns}
    write_worksheet(
        records,
        file,
        sheet_name=sheet_name(name),
        header_row=1,
        freeze_row=2,
        freeze_col=1,
        autofilter=True,
        merge_ranges=[(0, 0, 0, max(len(columns) - 1, 1), safe_text(title), _title_format())],
        row_heights={0: 28.0, 1: 22.0},
        header_format=_header_format(),
        column_widths={column.heading: float(min(column.cell_width, 60)) for column in columns},
        column_formats=cell_formats,
        page_setup={
            "landscape": True,
            "paper_size": 9,
            "fit_to_pages": (1, 0),
            "repeat_rows": (0, 1),
            "print_gridlines": True,
        },
    )


_listeners: list[Callable[[Any, int], None]] = []


def tell(listener: Callable[[Any, int], None]) -> None:
    """Have every workbook made of a listing told to ``listener(listing, count of rows)`` before it is handed out."""
    if listener not in _listeners:
        _listeners.append(listener)


def response(listing) -> FileResponse:
    """The listing's rows, all of them and in its order, as a download with a Chinese file name (RFC 5987).

    Raises ``TooManyRows``.
    """
    table, count = listing.table, listing.rows.count()
    if count > ROWS_MAX:
        raise TooManyRows(f"共 {count:,} 条，超过单个工作表的 {ROWS_MAX:,} 条上限，请缩小查询范围后再导出。")
    file = workbook(table, listing.rows.iterator(chunk_size=2000), listing.exported_columns, count=count)
    try:
        for listener in _listeners:
            listener(listing, count)
    except BaseException:
        file.close()
        raise
    return download(file, f"{table.title}_{timezone.localdate():%Y%m%d}.xlsx")


def download(file: BinaryIO, name: str) -> FileResponse:
    """A workbook as an attachment that no cache keeps."""
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _records(columns: list[Column], rows: Iterable) -> Iterator[dict]:
    """One dict a row; a single empty one where there is no row, for the writer takes the headings from the first."""
    empty = True
    for obj in rows:
        empty = False
        yield {column.heading: safe_cell(column.cell(obj)) for column in columns}
    if empty:
        yield dict.fromkeys(column.heading for column in columns)


def _format(column: Column) -> Format:
    made = Format().set_align("vcenter")
    if column.kind in NUMBER_FORMATS:
        return made.set_num_format(NUMBER_FORMATS[column.kind])
    if column.kind == Kind.DECIMAL:
        return made.set_num_format("#,##0." + "0" * column.decimals if column.decimals else "#,##0")
    return made.set_num_format("@").set_quote_prefix().set_text_wrap()


def _header_format() -> Format:
    made = Format().set_bold().set_align("center").set_align("vcenter").set_text_wrap()
    return made.set_background_color("#E8E3D3").set_border("thin").set_border_color("#8C8370")


def _title_format() -> Format:
    return Format().set_bold().set_font_size(14).set_align("center").set_align("vcenter")
