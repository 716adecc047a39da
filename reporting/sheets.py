"""What the workbooks of figures have in common: their look on paper, and the sheet that explains them."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils import timezone
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.basis import Basis
from workshops.tables.export import safe_text

HEAD = PatternFill("solid", fgColor="E8EDF3")
FORMATS, COUNTED = {"元": "#,##0.00", "课时": "#,##0.0"}, "#,##0"
FACE = "Calibri"
"""That of a new workbook: a font without a name is shown in another one than the cells beside it."""
BOLD, TITLE = Font(name=FACE, bold=True), Font(name=FACE, bold=True, size=16)
NARROW, WIDE = 11, 19
LINE = Border(*(Side(style="thin", color="B8C2CC") for _ in range(4)))


def known(basis: Basis) -> str:
    """When the facts were known, as the sheets say it."""
    return f"{timezone.localtime(basis.known_at):%Y-%m-%d %H:%M:%S}" if basis.known_at else "导出时"


def divided(edition: datetime.date | None) -> str:
    """By whose divisions, in the head of a sheet; nothing for today's."""
    return f"　区划：{edition}" if edition else ""


def dress(
    sheet: Worksheet, heads: tuple[int, int], widths: Sequence[int], height: int, formats: Sequence[str] = ()
) -> None:  # fmt: skip
    """Lines, the look of the rows ``heads`` (first and last), the height of the last of them, and by column the width
    and, below the heads, the format of numbers ("" for none)."""
    first, last = heads
    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row in sheet.iter_rows(min_row=first, max_row=sheet.max_row, max_col=len(widths)):
        for cell in row:
            cell.border = LINE
            if cell.row <= last:
                cell.fill, cell.font, cell.alignment = HEAD, BOLD, centred
            elif formats and formats[cell.column - 1]:
                cell.number_format = formats[cell.column - 1]
    sheet.row_dimensions[last].height = height
    for number, size in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = size


def number_formats(labels: int, units: Iterable[str]) -> list[str]:
    """By column, behind as many labels: of amounts in yuan, of hours, of counts."""
    return [*("" for _ in range(labels)), *(FORMATS.get(unit, COUNTED) for unit in units)]


def head_widths(heads: Iterable[tuple[str, str]]) -> list[float]:
    """By column, of (heading, unit): so that a heading breaks into even lines, no bracket alone on the last, and sums
    of billions of yuan are seen whole."""
    made = []
    for text, unit in heads:
        lines = 1 if len(text) <= 8 else 2 if len(text) <= 16 else 3
        made.append(max(NARROW, 2 * -(-len(text) // lines) + 3, WIDE if unit == "元" else 0))
    return made


def merge_heads(sheet: Worksheet, row: int, labels: int, width: int) -> None:
    """Of two rows of heads, ``row`` and the next: a label is one cell, what is the same beside each other too."""
    for column in range(1, labels + 1):
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
    start = labels + 1
    for column in range(start, width + 1):
        if column == width or sheet.cell(row, column + 1).value != sheet.cell(row, start).value:
            sheet.merge_cells(start_row=row, start_column=start, end_row=row, end_column=column)
            start = column + 1


def print_wide(sheet: Worksheet) -> None:
    """Landscape A3, as wide as one page, the pages numbered."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "第 &P 页，共 &N 页"


def explain(sheet: Worksheet, facts: Iterable[tuple], indicators: Iterable, *, label_width: int) -> None:
    """What the table is about (label, value), then the definition of each indicator."""
    defined = (
        (f"{i.code} {i.name}（{i.unit}）", f"{i.definition}来源：{i.source}。{i.note}第{i.version}版。")
        for i in indicators
    )
    for row in (*facts, ("", ""), ("指标", "定义"), *defined):
        sheet.append([safe_text(value) if isinstance(value, str) else value for value in row])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = label_width, 100
    for row in sheet.iter_rows():
        row[0].font = BOLD
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
        row[1].alignment = Alignment(horizontal="left", wrap_text=True, vertical="top")
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "第 &P 页，共 &N 页"
