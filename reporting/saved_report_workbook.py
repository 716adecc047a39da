"""A saved report as XLSX: years over figures, the definitions beside."""

import io

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.figures import DICTIONARY
from reporting.queries.saved_reports import Column, ReportTable
from reporting.sheets import BOLD, TITLE, dress, explain, head_widths, merge_heads, number_formats, print_wide
from workshops.tables.export import safe_text

LABELS = ("地区代码", "地区")
HEADER_ROWS = 3


def write_report(name: str, table: ReportTable, computed: list[tuple[str, str]]) -> bytes:
    """``computed``: (year, when its figures were computed), as the sheet of notes says it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "数据"
    place = table.region.full_name if table.region else "全国"
    sheet.append([safe_text(f"{place}　{name}")])
    sheet.append([*LABELS, *(f"{each.year}年{table.part or '度'}" for each in table.columns)])
    sheet.append([*LABELS, *map(_head, table.columns)])
    sheet.append(["", "合计", *table.total])
    for region, values in table.lines:
        sheet.append([region.pk, region.full_name, *values])
    if table.own:
        sheet.append(["", "本级", *table.own])
    _dress(sheet, table)
    notes = book.create_sheet("说明")
    facts = [*computed, ("注", "带“*”的指标按人（或产品）不重复统计，各地之和可能大于合计。")]
    explain(notes, facts, [DICTIONARY[code] for code in table.codes], label_width=32)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _head(column: Column) -> str:
    return f"{column.name}{'' if column.additive else '*'}（{column.unit}）"


def _dress(sheet: Worksheet, table: ReportTable) -> None:
    width = len(LABELS) + len(table.columns)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet["A1"].font = TITLE
    merge_heads(sheet, 2, len(LABELS), width)
    widths = (10, 38, *head_widths((_head(each), each.unit) for each in table.columns))
    units = (each.unit for each in table.columns)
    dress(sheet, (2, HEADER_ROWS), widths, 48, number_formats(len(LABELS), units))
    for cell in sheet[HEADER_ROWS + 1]:
        cell.font = BOLD
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, len(LABELS) + 1)
    sheet.print_title_rows, sheet.print_title_cols = f"1:{HEADER_ROWS}", "A:B"
    print_wide(sheet)
