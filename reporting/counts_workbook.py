"""The workbook of one table of counts, as a page shows it: titles, merged headings, units and definitions."""

import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from reporting.indicators import INDICATORS
from reporting.queries.basis import Basis
from reporting.queries.counts import CountTable
from reporting.sheets import (
    BOLD,
    TITLE,
    divided,
    dress,
    explain,
    head_widths,
    known,
    merge_heads,
    number_formats,
    print_wide,
)

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
    sheet["A1"].font = TITLE
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 30
    sheet.append([_days(table.basis, table.edition)])
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=width)
    sheet.append([*labels, *(GROUPS[indicator.code[0]] for indicator in INDICATORS)])
    sheet.append([*labels, *(f"{indicator.name}（{indicator.unit}）" for indicator in INDICATORS)])
    merge_heads(sheet, 3, len(labels), width)
    sheet.append(["", "合计" if table.region else "全国合计", *table.total.figures])
    for line in table.lines:
        sheet.append([line.region.pk, line.name, *line.figures])
    _dress(sheet)


def _days(basis: Basis, edition: datetime.date | None) -> str:
    """The three days of the basis, in the head of every sheet."""
    said = f"统计日：{basis.as_of}　年度确认判定日：{basis.judged_on}　登记截至：{known(basis)}"
    return f"{said}{divided(edition)}"


def _dress(sheet: Worksheet) -> None:
    widths = (10, 30, *head_widths((f"{each.name}（{each.unit}）", each.unit) for each in INDICATORS))
    dress(sheet, (3, HEADER_ROWS), widths, 48, number_formats(2, (each.unit for each in INDICATORS)))
    for cell in sheet[HEADER_ROWS + 1]:
        cell.font = BOLD
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
