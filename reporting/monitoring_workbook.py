"""The workbooks of the monitoring: survival by region, and what the departments owe each other."""

import datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.monitoring import COLUMNS, SurvivalTable
from reporting.queries.sharing import Line
from reporting.sheets import dress, print_wide
from workshops.access.models import Department
from workshops.regions.models import Region

HEADER_ROW = 3


def write_survival(table: SurvivalTable, target) -> None:
    """`target` is a path or a binary file."""
    rows = [("", "合计", *table.total.figures)]
    rows += [(line.region.pk, line.region.full_name, *line.figures) for line in table.lines if line.total]
    heads = ("地区代码", "地区", *(f"{label}（{unit}）" for label, unit in COLUMNS))
    note = f"{table.quarter.label}（{table.quarter.first} 至 {table.quarter.last}）；提示为导出时的情况"
    _write(target, "生产状况", f"{_place(table.region)}非遗工坊生产状况统计表", note, heads, rows, (10, 30))


def write_sharing(region: Region | None, lines: list[Line], today: datetime.date, target) -> None:
    heads = ("地区代码", "地区", "事项", "责任部门", "共享给", "期限规则", "待办", "应办日期", "最近办理", "超期（天）")
    rows = [
        (
            line.region.pk, line.region.full_name, line.duty.name, Department(line.duty.department).label,
            line.duty.to, line.duty.rule, line.owed.waiting if line.duty.unit else None, line.owed.due_on,
            line.owed.done_on, line.owed.days_late,
        )
        for line in lines
    ]  # fmt: skip
    title = f"{_place(region)}部门信息共享情况"
    _write(target, "信息共享", title, f"截至 {today}", heads, rows, (10, 30, 24, 18, 30, 26, 8, 12, 12, 12))


def _place(region: Region | None) -> str:
    return region.full_name if region else "全国"


def _write(target, name: str, title: str, note: str, heads: tuple, rows: list[tuple], widths: tuple) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for text in (title, note):
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=len(heads))
    sheet.append(heads)
    for row in rows:
        sheet.append(row)
    _dress(sheet, len(heads), widths)
    book.save(target)


def _dress(sheet: Worksheet, width: int, widths: tuple) -> None:
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    dress(sheet, (HEADER_ROW, HEADER_ROW), (*widths, *(14 for _ in range(width - len(widths)))), 36)
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        for cell in row:
            if isinstance(cell.value, float):
                cell.number_format = "0.0"
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 3)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    print_wide(sheet)
