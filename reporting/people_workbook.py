"""The workbook of head counts: the cells of the page, with both dates, the definitions and the digest."""

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.people import COLUMNS, PeopleTable
from reporting.sheets import BOLD, TITLE, divided, dress, explain, head_widths, known, number_formats, print_wide

LABELS = ("地区代码", "地区")
HEADER_ROW = 3
SUMS, EXCESS = "各分项之和", "差额（各分项之和－合计）"


def write_people(table: PeopleTable, target) -> None:
    """`target` is a path or a binary file. The same basis gives the same cells."""
    book = Workbook()
    _counts(book.active, table)
    _notes(book.create_sheet("说明"), table)
    book.save(target)


def _counts(sheet: Worksheet, table: PeopleTable) -> None:
    sheet.title = "就业人数"
    place, basis = table.region.full_name if table.region else "全国", table.basis
    width = len(LABELS) + len(COLUMNS)
    days = f"统计日：{basis.as_of}　登记截至：{known(basis)}{divided(table.edition)}"
    for text in (f"{place}非遗工坊就业人数统计表（不重复）", days):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=width)
    sheet.append([*LABELS, *(f"{column.name}（{column.unit}）" for column in COLUMNS)])
    sheet.append(["", "合计", *table.total.figures])
    for line in table.lines:
        sheet.append([line.region.pk, line.name, *line.figures])
    if len(table.lines) > 1:
        sheet.append(["", SUMS, *table.sums])
        sheet.append(["", EXCESS, *table.excess])
    _dress(sheet)
    for difference in table.differences:
        sheet.append(["", str(difference)])


def _dress(sheet: Worksheet) -> None:
    sheet["A1"].font = TITLE
    sheet["A1"].alignment = Alignment(horizontal="center")
    widths = (10, 30, *head_widths((f"{each.name}（{each.unit}）", each.unit) for each in COLUMNS))
    dress(sheet, (HEADER_ROW, HEADER_ROW), widths, 64, number_formats(len(LABELS), (each.unit for each in COLUMNS)))
    for cell in sheet[HEADER_ROW + 1]:
        cell.font = BOLD
    sheet.print_title_rows = f"1:{HEADER_ROW}"
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, len(LABELS) + 1)
    print_wide(sheet)


def _notes(sheet: Worksheet, table: PeopleTable) -> None:
    facts = [
        ("统计日（事实截至）", table.basis.as_of.isoformat()),
        ("知悉时点（登记截至）", known(table.basis)),
        ("校验码（SHA-256）", table.digest),
    ]
    explain(sheet, facts, COLUMNS, label_width=42)
