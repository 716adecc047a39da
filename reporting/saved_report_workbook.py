"""A saved report as XLSX: years over figures, the definitions beside."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.figures import DICTIONARY
from reporting.queries.saved_reports import ReportTable
from reporting.sheets import HEAD, LINE, explain, print_wide

LABELS = ("地区代码", "地区")
HEADER_ROWS = 3


def write_report(name: str, table: ReportTable, computed: list[tuple[str, str]]) -> bytes:
    """``computed``: (year, when its figures were computed), as the sheet of notes says it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "数据"
    place = table.region.full_name if table.region else "全国"
    sheet.append([f"{place}　{name}"])
    sheet.append([*LABELS, *(f"{each.year}年{table.part or '度'}" for each in table.columns)])
    sheet.append([*LABELS, *(f"{each.name}{'' if each.additive else '*'}（{each.unit}）" for each in table.columns)])
    sheet.append(["", "合计", *table.total])
    for region, values in table.lines:
        sheet.append([region.pk, region.full_name, *values])
    _dress(sheet, table)
    notes = book.create_sheet("说明")
    facts = [*computed, ("注", "带“*”的指标按人（或产品）不重复统计，各地之和可能大于合计。")]
    explain(notes, facts, [DICTIONARY[code] for code in table.codes], label_width=32)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _dress(sheet: Worksheet, table: ReportTable) -> None:
    width = len(LABELS) + len(table.columns)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet["A1"].font = Font(bold=True, size=14)
    start = len(LABELS) + 1
    for column in range(start, width + 1):
        if column == width or sheet.cell(2, column + 1).value != sheet.cell(2, start).value:
            sheet.merge_cells(start_row=2, start_column=start, end_row=2, end_column=column)
            start = column + 1
    for column in range(1, len(LABELS) + 1):
        sheet.merge_cells(start_row=2, start_column=column, end_row=3, end_column=column)
    for row in sheet.iter_rows(min_row=2, max_col=width):
        for cell in row:
            cell.border = LINE
            if cell.row <= HEADER_ROWS:
                cell.fill, cell.font = HEAD, Font(bold=True)
                cell.alignment = Alignment("center", "center", wrap_text=True)
            elif cell.column > len(LABELS):
                unit = table.columns[cell.column - len(LABELS) - 1].unit
                cell.number_format = "#,##0.00" if unit == "元" else "#,##0.0" if unit == "课时" else "#,##0"
    for number in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(number)].width = (10, 30)[number - 1] if number < 3 else 15
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, len(LABELS) + 1)
    sheet.print_title_rows, sheet.print_title_cols = f"1:{HEADER_ROWS}", "A:B"
    print_wide(sheet)
