"""The workbook of frozen figures beside live ones: cell by cell, then row by row what changed, when and by whom."""

import io
from decimal import Decimal

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from reporting.models import FrozenReturn
from reporting.queries.evidence import RowChange, table_name
from reporting.queries.returns_compare import CellChange
from reporting.sheets import COUNTED, FORMATS, dress, print_wide
from workshops.tables.export import safe_text

HEADER_ROW = 4
FIGURES = ("代码", "指标", "计量单位", "定稿", "现在", "差额（现在－定稿）", "变动明细（行）")
ROWS = (
    "代码",
    "指标",
    "计量单位",
    "类别",
    "明细",
    "定稿时",
    "现在",
    "差额（现在－定稿）",
    "变动情况",
    "何时变动",
    "何人变动",
)
BY_TIME = "随时间推移"
"""What is said where nobody changed a row: a year may become unconfirmed because a day passed."""


def compare_workbook(frozen: FrozenReturn, changes: list[CellChange], at) -> bytes:
    """``changes`` as compared at the instant."""
    book = Workbook()
    about = f"定稿数据截至：{_instant(frozen.known_at)}　比较时间：{_instant(at)}"
    title = f"{frozen.filed.place}非遗工坊{frozen.filed.period}定稿与现在比较"
    _figures(book.active, (title, about, f"定稿校验码：{frozen.digest}"), changes)
    _rows(book.create_sheet("变动明细"), (f"{title}（变动明细）", about, "一行明细影响几项指标的，各列一行。"), changes)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _figures(sheet: Worksheet, heads: tuple[str, ...], changes: list[CellChange]) -> None:
    sheet.title = "指标比较"
    _start(sheet, heads, FIGURES)
    for cell in changes:
        values = (cell.code, cell.name, cell.unit, cell.frozen, cell.live, cell.difference, len(cell.rows))
        _append(sheet, values)
    dress(sheet, (HEADER_ROW, HEADER_ROW), (8, 36, 10, 18, 18, 20, 16), 30)
    for number, cell in enumerate(changes, HEADER_ROW + 1):
        for column in (4, 5, 6):
            sheet.cell(number, column).number_format = FORMATS.get(cell.unit, COUNTED)
    _finish(sheet, 3)


def _rows(sheet: Worksheet, heads: tuple[str, ...], changes: list[CellChange]) -> None:
    _start(sheet, heads, ROWS)
    told = [(cell, row) for cell in changes for row in cell.rows]
    for cell, row in told:
        _append(sheet, (cell.code, cell.name, cell.unit, table_name(row.table), row.label, *_amounts(row), _when(row),
                        row.by or ""))  # fmt: skip
    if not told:
        _append(sheet, ("", "定稿以来没有影响指标的变动。"))
    dress(sheet, (HEADER_ROW, HEADER_ROW), (8, 30, 10, 18, 46, 14, 14, 20, 12, 20, 34), 30)
    for number, (cell, _) in enumerate(told, HEADER_ROW + 1):
        for column in (6, 7, 8):
            sheet.cell(number, column).number_format = FORMATS.get(cell.unit, COUNTED)
    _finish(sheet, 5)


def _amounts(row: RowChange) -> tuple:
    """Then, now, the difference, and in a word what happened."""
    then, now = (None if value is None else Decimal(value) for value in (row.frozen, row.live))
    word = {(True, False): "新计入", (False, True): "不再计入"}.get((then is None, now is None), "数值变动")
    return then, now, (now or Decimal(0)) - (then or Decimal(0)), word


def _when(row: RowChange) -> str:
    return _instant(row.at) if row.at else BY_TIME


def _start(sheet: Worksheet, heads: tuple[str, ...], columns: tuple[str, ...]) -> None:
    for text in heads:
        _append(sheet, (text,))
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=len(columns))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    _append(sheet, columns)


def _append(sheet: Worksheet, values: tuple) -> None:
    """Text stays text whatever it starts with."""
    sheet.append([safe_text(value) if isinstance(value, str) else value for value in values])
    for cell, value in zip(sheet[sheet.max_row], values, strict=False):
        if isinstance(value, str):
            cell.data_type = "s"


def _finish(sheet: Worksheet, frozen_columns: int) -> None:
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        for cell in row:
            wide = isinstance(cell.value, str)
            cell.alignment = Alignment(vertical="top", wrap_text=wide)
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, frozen_columns + 1)
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    print_wide(sheet)


def _instant(at) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S}"
