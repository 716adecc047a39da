"""Rows under a table's headings, as people fill in its template: for tests of imports."""

import io

from openpyxl import Workbook


def filled(table, *lines: dict) -> io.BytesIO:
    """The lines, cells by column key; dates and numbers as such, all else as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    columns = table.import_columns
    sheet.append([column.heading for column in columns])
    for each in lines:
        sheet.append([each.get(column.key) for column in columns])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file
