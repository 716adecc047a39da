"""Reading the figures of tables and workbooks by the code of their indicator."""

import io

from openpyxl import load_workbook

from reporting.indicators import INDICATORS

CODES = [indicator.code for indicator in INDICATORS]


def figure(line, code: str) -> int:
    return line.figures[CODES.index(code)]


def figures_of(table) -> dict[str, int]:
    """The total's, by code."""
    return dict(zip(CODES, table.total.figures, strict=True))


def workbook(client, address: str):
    return load_workbook(io.BytesIO(b"".join(client.get(address).streaming_content)))


def cells_of(sheet) -> list[list]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]
