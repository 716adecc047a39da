"""The reconciliation sheet of two editions as a workbook (docs/adr/0045)."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from reporting.indicators import INDICATORS
from reporting.queries.reconciliation import Reconciliation
from reporting.sheets import dress, explain, known, number_formats, print_wide

LABELS = ("甲版代码", "甲版区划", "乙版代码", "乙版区划")
HEADER_ROW = 3


def write_reconciliation(table: Reconciliation, target) -> None:
    """`target` is a path or a binary file."""
    book = Workbook()
    sheet = book.active
    sheet.title = "对照表"
    width = len(LABELS) + len(INDICATORS)
    place = table.region.full_name if table.region else "全国"
    for text in (
        f"{place}非遗工坊区划调整对照表",
        f"甲版区划：{table.first}　乙版区划：{table.second}　统计日：{table.basis.as_of}",
    ):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=width)
    sheet.append([*LABELS, *(f"{each.name}（{each.unit}）" for each in INDICATORS)])
    for line in table.lines:
        sheet.append([line.region.pk, line.region.full_name, "", "小计", *line.figures])
        _bold(sheet)
        for part in line.parts:
            sheet.append(["", "", part.region.pk, part.region.full_name, *part.figures])
    sheet.append(["", "其他（两版相同）", "", "", *table.unchanged])
    sheet.append(["", "合计", "", "", *table.total])
    _bold(sheet)
    _dress(sheet)
    facts = [
        ("甲版区划", table.first.isoformat()),
        ("乙版区划", table.second.isoformat()),
        ("统计日（事实截至）", table.basis.as_of.isoformat()),
        ("知悉时点（登记截至）", known(table.basis)),
        *((f"变更：{each.title}", each.day) for each in table.changes),
        ("说明", "甲版每个区划的小计等于其后各行之和；各小计与“其他”之和等于合计，不因区划版本而变。"),
    ]
    explain(book.create_sheet("说明"), facts, INDICATORS, label_width=32)
    book.save(target)


def _bold(sheet) -> None:
    for cell in sheet[sheet.max_row]:
        cell.font = Font(bold=True)


def _dress(sheet) -> None:
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    widths = (10, 36, 10, 36, *(13 for _ in INDICATORS))
    dress(sheet, (HEADER_ROW, HEADER_ROW), widths, 48, number_formats(len(LABELS), (each.unit for each in INDICATORS)))
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, len(LABELS) + 1)
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    print_wide(sheet)
