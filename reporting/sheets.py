"""What the workbooks of figures have in common: their look on paper, and the sheet that explains them."""

import datetime
from collections.abc import Iterable

from django.utils import timezone
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from reporting.queries.basis import Basis

HEAD = PatternFill("solid", fgColor="E8EDF3")
LINE = Border(*(Side(style="thin", color="B8C2CC") for _ in range(4)))


def known(basis: Basis) -> str:
    """When the facts were known, as the sheets say it."""
    return f"{timezone.localtime(basis.known_at):%Y-%m-%d %H:%M:%S}" if basis.known_at else "导出时"


def divided(edition: datetime.date | None) -> str:
    """By whose divisions, in the head of a sheet; nothing for today's."""
    return f"　区划：{edition}" if edition else ""


def print_wide(sheet: Worksheet) -> None:
    """Landscape A3, as wide as one page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def explain(sheet: Worksheet, facts: Iterable[tuple], indicators: Iterable, *, label_width: int) -> None:
    """What the table is about (label, value), then the definition of each indicator."""
    defined = (
        (f"{i.code} {i.name}（{i.unit}）", f"{i.definition}来源：{i.source}。{i.note}第{i.version}版。")
        for i in indicators
    )
    for row in (*facts, ("", ""), ("指标", "定义"), *defined):
        sheet.append(row)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = label_width, 100
    for row in sheet.iter_rows():
        row[0].font = Font(bold=True)
        row[1].alignment = Alignment(wrap_text=True, vertical="top")
