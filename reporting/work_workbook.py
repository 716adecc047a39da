"""The workbook of what is done for workshops: one sheet a group, and the definitions."""

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.work import WorkTable
from reporting.sheets import BOLD, TITLE, divided, dress, explain, head_widths, number_formats, print_wide
from reporting.work_indicators import WorkIndicator

LABELS = ("地区代码", "地区")
HEADER_ROW = 3
NOTE = "带“*”的指标按人（或产品）不重复统计，各地之和可能大于合计。"


def write_work(tables: list[tuple[str, WorkTable]], target) -> None:
    """``tables``: (title, table); `target` is a path or a binary file."""
    book = Workbook()
    book.remove(book.active)
    for title, table in tables:
        _figures(book.create_sheet(title), title, table)
    first = tables[0][1]
    facts = [("统计期", f"{first.span.first} 至 {first.span.last}"), ("登记截至", "导出时")]
    every = [indicator for _, table in tables for indicator in table.indicators]
    explain(book.create_sheet("说明"), facts, every, label_width=32)
    book.save(target)


def _head(indicator: WorkIndicator) -> str:
    return f"{indicator.name}{'' if indicator.additive else '*'}（{indicator.unit}）"


def _days(table: WorkTable) -> str:
    return f"统计期：{table.span.first} 至 {table.span.last}　登记截至：导出时{divided(table.edition)}　{NOTE}"


def _figures(sheet: Worksheet, title: str, table: WorkTable) -> None:
    place = table.region.full_name if table.region else "全国"
    width = len(LABELS) + len(table.indicators)
    for text in (f"{place}非遗工坊工作统计表（{title}）", _days(table)):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=width)
    sheet.append([*LABELS, *map(_head, table.indicators)])
    sheet.append(["", "合计", *table.total])
    for line in table.lines:
        code, name = (line.region.pk, line.region.full_name) if line.region else ("", line.name)
        sheet.append([code, name, *line.figures])
    _dress(sheet, table)


def _dress(sheet: Worksheet, table: WorkTable) -> None:
    sheet["A1"].font, sheet["A1"].alignment = TITLE, Alignment(horizontal="center")
    heads, units = [(_head(each), each.unit) for each in table.indicators], (each.unit for each in table.indicators)
    widths = (10, 38, *head_widths(heads))
    dress(sheet, (HEADER_ROW, HEADER_ROW), widths, 48, number_formats(len(LABELS), units))
    for cell in sheet[HEADER_ROW + 1]:
        cell.font = BOLD
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, len(LABELS) + 1)
    print_wide(sheet)
