"""The charts of a dashboard as tables: one sheet each."""

import io

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reporting.charts import Chart
from reporting.queries.dashboard import Dashboard
from reporting.sheets import BOLD, HEAD, LINE, TITLE, print_wide

HEADER_ROW = 4
WHOLE, PARTLY = "#,##0", "#,##0.00"


def write_tables(board: Dashboard, tables: list[tuple[str, list[str], list[tuple]]]) -> bytes:
    """``tables``: (title, heads, rows); the first cell of a row is a label."""
    book = Workbook()
    book.remove(book.active)
    for title, heads, rows in tables:
        sheet = book.create_sheet(title.replace("（", " ").replace("）", "")[:31].strip())
        for text in (
            f"{_place(board)}{title}",
            f"统计年度：{board.year}　统计日：{_computed(board).as_of}",
            _when(board),
        ):
            sheet.append([text])
        sheet.append(heads)
        for row in rows:
            sheet.append(list(row))
        _dress(sheet, len(heads))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def table_of(chart: Chart) -> tuple[str, list[str], list[tuple]]:
    unit = f"（{chart.unit}）" if chart.unit else ""
    return chart.title, [chart.head, *(f"{name}{unit}" for name, _ in chart.series)], chart.rows


def _place(board: Dashboard) -> str:
    return board.region.full_name if board.region else "全国"


def _computed(board: Dashboard):
    return board.computed[board.year]


def _when(board: Dashboard) -> str:
    return f"汇总数据计算时间：{timezone.localtime(_computed(board).at):%Y-%m-%d %H:%M}"


def _dress(sheet: Worksheet, width: int) -> None:
    sheet["A1"].font = TITLE
    for row in sheet.iter_rows(min_row=HEADER_ROW, max_col=width):
        for cell in row:
            cell.border = LINE
            if cell.row == HEADER_ROW:
                cell.fill, cell.font = HEAD, BOLD
                cell.alignment = Alignment("center", "center", wrap_text=True)
            elif cell.column > 1:
                cell.number_format = WHOLE if cell.value == int(cell.value) else PARTLY
    for number in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 24 if number == 1 else 16
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 2)
    print_wide(sheet)
