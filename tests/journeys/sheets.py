"""Tables of pages beside the workbooks that the pages give out."""

import datetime
import io

from openpyxl import load_workbook
from playwright.sync_api import Page

CELLS = """table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent.replace(/\\s+/g, '')))"""
NOTHING = "—"


def table_of(page: Page, css: str = "main table") -> list[list[str]]:
    """Headings and rows as shown, without white space and separators of thousands."""
    shown = page.locator(css).first.evaluate(CELLS)
    return [[cell.replace(",", "") for cell in row] for row in shown]


def sheet_of(page: Page) -> list[list]:
    """The first sheet of the workbook behind 导出 XLSX."""
    with page.expect_download() as started:
        page.get_by_role("link", name="导出 XLSX").click()
    with open(started.value.path(), "rb") as file:
        sheet = load_workbook(io.BytesIO(file.read())).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def said(cell) -> str:
    """A cell as a page would write it."""
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, datetime.datetime):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "".join(str(cell).split())


def assert_list_equals_sheet(page: Page) -> None:
    """Every column that the list shows is in the workbook with the very same cells, row by row."""
    headings, *rows = table_of(page)
    _title, columns, *lines = sheet_of(page)
    names = [said(column) for column in columns]
    assert set(headings) <= set(names)
    picked = [names.index(heading) for heading in headings]
    assert rows == [[said(line[index]) for index in picked] for line in lines]


def assert_counts_equal_sheet(page: Page) -> None:
    """The statistics table with its total, every figure."""
    headings, *rows = table_of(page, "table.data-table")
    _title, _day, _groups, columns, *lines = sheet_of(page)
    assert headings[1:] == [said(column) for column in columns[2:]]
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert said(line[1]).endswith(row[0])
        assert row[1:] == [said(figure) for figure in line[2:]]


def counts(page: Page, line: int = 0) -> dict[str, int]:
    """{indicator: figure} of one line of the statistics table; 0 is the total."""
    headings, *rows = table_of(page, "table.data-table")
    return {name.split("（")[0]: int(figure) for name, figure in zip(headings[1:], rows[line][1:], strict=True)}
