"""The workbook of one table of counts, as a page shows it: titles, merged headings, units and definitions."""

import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reporting.indicators import INDICATORS
from reporting.queries.basis import Basis
from reporting.queries.counts import CountTable
from reporting.sheets import HEAD, LINE, divided, explain, known, print_wide

GROUPS = {"W": "工坊数量", "C": "年度确认", "E": "就业（工坊申报数）"}
HEADER_ROWS = 4


def write_counts(table: CountTable, target) -> None:
    """The workbook of one table as a page shows it; `target` is a path or a binary file."""
    book = Workbook()
    place = table.region.full_name if table.region else "全国"
    title = f"{place}非遗工坊建设情况统计表（{table.basis.year}年度）"
    _write(book.active, "统计表", title, table)
    _notes(book.create_sheet("说明"), table.basis, table.digest)
    book.save(target)


def _write(sheet: Worksheet, name: str, title: str, table: CountTable) -> None:
    sheet.title = name
    labels = ["地区代码", "地区"]
    width = len(labels) + len(INDICATORS)
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 30
    sheet.append([_days(table.basis, table.edition)])
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=width)
    sheet.append([*labels, *(GROUPS[indicator.code[0]] for indicator in INDICATORS)])
    sheet.append([*labels, *(f"{indicator.name}（{indicator.unit}）" for indicator in INDICATORS)])
    _merge_heading(sheet, len(labels), width)
    sheet.append(["", "合计" if table.region else "全国合计", *table.total.figures])
    for line in table.lines:
        sheet.append([line.region.pk, line.name, *line.figures])
    _dress(sheet, width)


def _days(basis: Basis, edition: datetime.date | None) -> str:
    """The three days of the basis, in the head of every sheet."""
    said = f"统计日：{basis.as_of}　年度确认判定日：{basis.judged_on}　登记截至：{known(basis)}"
    return f"{said}{divided(edition)}"


def _merge_heading(sheet: Worksheet, labels: int, width: int) -> None:
    for column in range(1, labels + 1):
        sheet.merge_cells(start_row=3, start_column=column, end_row=4, end_column=column)
    start = labels + 1
    for column in range(labels + 1, width + 1):
        last = column == width or sheet.cell(3, column + 1).value != sheet.cell(3, start).value
        if last:
            sheet.merge_cells(start_row=3, start_column=start, end_row=3, end_column=column)
            start = column + 1


def _dress(sheet: Worksheet, width: int) -> None:
    for row in sheet.iter_rows(min_row=3, max_row=sheet.max_row, max_col=width):
        for cell in row:
            cell.border = LINE
            if cell.row <= HEADER_ROWS:
                cell.fill, cell.font = HEAD, Font(bold=True)
                cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            elif cell.column > 2:
                cell.number_format = "#,##0"
    for cell in sheet[HEADER_ROWS + 1]:
        cell.font = Font(bold=True)
    sheet.row_dimensions[4].height = 48
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 10, 30
    for column in range(3, width + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 13
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, 3)
    sheet.print_title_rows = "1:4"
    print_wide(sheet)


def _notes(sheet: Worksheet, basis: Basis, digest: str) -> None:
    facts = [
        ("统计年度", basis.year),
        ("统计日（事实截至）", basis.as_of.isoformat()),
        ("年度确认判定日", basis.judged_on.isoformat()),
        ("知悉时点（登记截至）", known(basis)),
        ("校验码（SHA-256）", digest),
    ]
    explain(sheet, facts, INDICATORS, label_width=36)
