"""XLSX out: the same columns as the page, safe to open, Chinese file names."""

import datetime
import io
import re
from collections.abc import Iterable
from typing import Any

from django.http import FileResponse
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from rustpy_xlsxwriter import FastExcel, Format

from workshops.tables.columns import Column
from workshops.tables.table import Table

BULK = 5000  # rows from which on the fast writer takes over, without the dressed heading
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Characters XML 1.0 can't carry: one in a cell would make the whole workbook unreadable.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
HEAD = PatternFill("solid", fgColor="E8EDF3")
EDGE = Border(*(Side(style="thin", color="B8C2CC") for _ in range(4)))
FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm", "int": "#,##0", "decimal": "#,##0.00", "code": "@"}


def response(table: Table, rows: Iterable, count: int) -> FileResponse:
    """The workbook of `rows` (an iterable of `count` model instances) as a download."""
    content = workbook(table, rows, count)
    return FileResponse(content, as_attachment=True, filename=f"{table.title}.xlsx", content_type=XLSX)


def workbook(table: Table, rows: Iterable, count: int) -> io.BytesIO:
    return _bulk(table, rows) if count > BULK else _dressed(table, rows)


def safe_text(text: str) -> str:
    return ILLEGAL.sub("\ufffd", text)


def _value(column: Column, row) -> Any:
    value = column.cell(row)
    return safe_text(value) if isinstance(value, str) else value


def _dressed(table: Table, rows: Iterable) -> io.BytesIO:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.title[:31])
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.append([_head(sheet, column.label) for column in table.columns])
    last = 1
    for row in rows:
        sheet.append([_cell(sheet, column, _value(column, row)) for column in table.columns])
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{last}"
    content = io.BytesIO()
    book.save(content)
    content.seek(0)
    return content


def _head(sheet, label: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, label)
    cell.font, cell.fill, cell.border = Font(bold=True), HEAD, EDGE
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _cell(sheet, column: Column, value: Any) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    cell.border = EDGE
    if isinstance(value, str):
        # Text stays text: what begins with "=" must not become a formula.
        cell.data_type = "s"
    if column.kind in FORMATS:
        cell.number_format = FORMATS[column.kind]
    return cell


def _bulk(table: Table, rows: Iterable) -> io.BytesIO:
    content = io.BytesIO()
    records = ({column.label: _plain(_value(column, row)) for column in table.columns} for row in rows)
    writer = FastExcel(content).format(bold_headers=True, datetime_format="yyyy-mm-dd hh:mm").freeze(row=1, col=1)
    widths = {column.label: column.width for column in table.columns}
    formats = {
        column.label: Format().set_num_format(FORMATS[column.kind])
        for column in table.columns
        if column.kind in FORMATS
    }
    writer.sheet(table.title[:31], records, column_widths=widths, column_formats=formats, autofilter=True).save()
    content.seek(0)
    return content


def _plain(value: Any) -> Any:
    """The fast writer takes floats, not decimals."""
    if value is None or isinstance(value, (str, int, float, datetime.date)):
        return value
    return float(value)
