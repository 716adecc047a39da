"""A saved report as XLSX: years over figures, the definitions beside."""

import io

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.figures import DICTIONARY
from reporting.queries.saved_reports import ReportTable
from reporting.sheets import dress, explain, merge_heads, number_formats, print_wide

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
    merge_heads(sheet, 2, len(LABELS), width)
    widths, units = (10, 30, *(15 for _ in table.columns)), (each.unit for each in table.columns)
    dress(sheet, (2, HEADER_ROWS), widths, 48, number_formats(len(LABELS), units))
    sheet.freeze_panes = sheet.cell(HEADER_ROWS + 1, len(LABELS) + 1)
    sheet.print_title_rows, sheet.print_title_cols = f"1:{HEADER_ROWS}", "A:B"
    print_wide(sheet)
