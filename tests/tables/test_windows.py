"""A large sheet read window by window gives what the whole sheet gives, and less stands in memory."""

import io
import random
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from tests.tables.sample import GOOD_ROW, HEADINGS, Samples, row_of, xlsx
from tests.tables.test_guards import NAMESPACE, SHEET, refusal, repacked, sheet_xml
from workshops.tables import parts, scanning
from workshops.tables.checking import check
from workshops.tables.context import Context
from workshops.tables.limits import limits_of
from workshops.tables.reading import ERROR_CELL, UnreadableFile, read_workbook
from workshops.tables.windows import windowed_rows


class Large(Samples):
    streams = True
    rows_max = 200_000


LARGE = limits_of(Large)


@pytest.fixture(autouse=True)
def small_windows(monkeypatch):
    monkeypatch.setattr(scanning, "WINDOW", 3)


def read(content: bytes, limits=LARGE):
    return read_workbook(io.BytesIO(content), "表.xlsx", limits=limits)


def is_windowed(sheet) -> bool:
    return sheet.source.func is windowed_rows


def filled(rows) -> list:
    """(number, cells without those empty at the end) of the rows that hold anything."""
    kept = []
    for number, cells in rows:
        while cells and cells[-1] == "":
            cells = cells[:-1]
        if cells:
            kept.append((number, cells))
    return kept


def same(content: bytes) -> bool:
    """Read both ways, twice, with the same result; whether windows were used."""
    whole, windowed = read(content, limits_of()), read(content)
    expected = filled(whole.rows())
    assert expected
    assert filled(windowed.rows()) == filled(windowed.rows()) == expected
    assert windowed.last_row == whole.last_row == expected[-1][0]
    return is_windowed(windowed)


def test_all_kinds_of_cells():
    rows = [
        [f"坊{n}", n / 4, date(2024, 1, n + 1), n % 2 == 0, "同样", None, f"{n}" * n] if n % 5 else []
        for n in range(25)
    ]
    assert same(xlsx(rows).getvalue())


def test_rows_and_columns_left_empty_before_and_between():
    chance = random.Random(4)
    book = Workbook()
    sheet = book.active
    for row in chance.sample(range(4, 90), 40):
        for column in chance.sample(range(3, 12), 4):
            sheet.cell(row, column, f"{row}/{column}")
    file = io.BytesIO()
    book.save(file)
    assert same(file.getvalue())


def test_error_cells_stand_in_their_rows():
    rows = "".join(
        f'<row r="{n}"><c r="B{n}" t="e"><v>#N/A</v></c><c r="C{n}"><v>{n}</v></c></row>' for n in range(2, 20)
    )
    content = repacked({SHEET: sheet_xml(rows)})
    assert same(content)
    assert filled(read(content).rows())[-1] == (19, ["", ERROR_CELL, 19.0])


@pytest.mark.parametrize(
    ("rows", "windowed"),
    [
        ("".join(f"<row><c><v>{n}</v></c></row>" for n in range(9)), True),  # one window: nowhere to cut
        ("".join(f'<row r="{n}"><c><v>{n}</v></c></row><row><c><v>0</v></c></row>' for n in range(1, 30, 2)), True),
        ("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in (9, 8, 12, 1, 20)), False),
        ("".join(f'<row r="{n}"><c r="A{n + 5}"><v>{n}</v></c></row>' for n in range(1, 20)), False),
    ],
)
def test_odd_numbering_is_read_as_a_whole_rather_than_wrongly(rows, windowed):
    content = repacked({SHEET: sheet_xml(rows)})
    assert same(content) is windowed


def test_rows_in_two_places_are_not_cut():
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c></row>'
    sheet = read(repacked({SHEET: sheet_xml(f"{row.format(1)}</sheetData><sheetData>{row.format(9)}")}))
    assert not is_windowed(sheet)


def test_prefixes_and_other_encodings():
    rows = "".join(f'<x:row r="{n}"><x:c r="A{n}"><x:v>{n}</x:v></x:c></x:row>' for n in range(1, 20))
    prefixed = f"<x:worksheet {NAMESPACE.replace('xmlns', 'xmlns:x')}><x:sheetData>{rows}</x:sheetData></x:worksheet>"
    assert same(repacked({SHEET: prefixed.encode()}))
    assert same(repacked({SHEET: b"\xef\xbb\xbf" + prefixed.encode()}))
    wide = read(repacked({SHEET: f'<?xml version="1.0" encoding="UTF-16"?>{prefixed}'.encode("utf-16")}))
    assert not is_windowed(wide)


def test_a_window_that_cannot_be_read_is_told_as_a_broken_file():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 9))
    last = '<row r="9"><c r="A9" t="e"><v>#无此错误</v></c></row>'
    sheet = read(repacked({SHEET: sheet_xml(rows + last)}))
    assert is_windowed(sheet)
    with pytest.raises(UnreadableFile, match="结构异常"):
        list(sheet.rows())


def test_other_sheets_are_left_alone():
    book = Workbook()
    book.active.title = "别的"
    book.active.append(["不是这张"])
    sheet = book.create_sheet("样表")
    for number in range(20):
        sheet.append([f"行{number}"])
    file = io.BytesIO()
    book.save(file)
    found = read_workbook(io.BytesIO(file.getvalue()), "表.xlsx", prefer="样表", limits=LARGE)
    assert [cells[0] for _, cells in found.rows()] == [f"行{number}" for number in range(20)]


def test_checking_both_ways_tells_the_same(monkeypatch):
    monkeypatch.setattr("workshops.tables.checking.BATCH", 4)
    rows = [row_of(name=f"坊{n % 17}", number=f"B{n % 19}", people="多" if n % 7 == 0 else n) for n in range(40)]
    content = xlsx([["说明"], [], HEADINGS, *rows, row_of(number="已登记"), GOOD_ROW]).getvalue()
    whole = check(Samples(), read(content, limits_of()), Context())
    streamed = check(Large(), read(content), Context())
    assert streamed.as_dict() == whole.as_dict()
    assert (len(streamed.good), len(whole.good)) == (min(20, whole.good_count), whole.good_count)
    assert [row.number for row in streamed.bad] == [row.number for row in whole.bad]


def test_only_tables_that_say_so_take_more():
    row = '<row r="60000"><c r="A60000"><v>1</v></c></row>'
    content = repacked({SHEET: sheet_xml(row)})
    assert "超过 50,000 行" in refusal(content)
    assert read(content).last_row == 60_000
    far = repacked({SHEET: sheet_xml('<row r="250001"><c r="A250001"><v>1</v></c></row>')})
    with pytest.raises(UnreadableFile, match="超过 250,000 行"):
        read(far)
    assert limits_of().file == parts.FILE_MAX
    assert LARGE.file == 40 * 1024 * 1024


def test_the_other_guards_hold_for_large_tables_too(monkeypatch):
    wide = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    with pytest.raises(UnreadableFile, match="列数过多"):
        read(repacked({SHEET: sheet_xml(wide)}))
    with pytest.raises(UnreadableFile, match="列数过多"):
        read(repacked({SHEET: sheet_xml('<row r="200000"><c r="AZ200000"><v>1</v></c></row>')}))
    cell = '<c t="s"><v>0</v></c>'
    strings = f"<sst {NAMESPACE}><si><t>{'长' * 30_000}</t></si></sst>".encode()
    rows = "".join(f"<row>{cell * 20}</row>" for _ in range(200))
    with pytest.raises(UnreadableFile, match="展开后过大"):
        read(repacked({SHEET: sheet_xml(rows), "xl/sharedStrings.xml": strings}, level=1))
    monkeypatch.setattr(parts, "UNPACKED_MAX", 3 * 1024 * 1024)
    most = limits_of(Large).unpacked
    bomb = repacked({"xl/media/image1.png": b"\0" * (most + 1)})
    with pytest.raises(UnreadableFile, match="展开后过大"):
        read(bomb, limits_of(Large))


def test_a_window_holds_only_its_own_rows(monkeypatch):
    """What the reader behind us is given, by its size."""
    content = xlsx([[f"坊{n}", n] for n in range(3_000)]).getvalue()
    monkeypatch.setattr(scanning, "WINDOW", 500)
    sheet = read(content)
    seen = []
    original = zipfile.ZipFile.open

    def opened(self, name, mode="r", **kwargs):
        if mode == "w":
            seen.append(name)
        return original(self, name, mode, **kwargs)

    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    assert len(list(sheet.rows())) == 3_000
    assert len(seen) == 6
