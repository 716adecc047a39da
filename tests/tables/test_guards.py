"""Hostile and broken uploads are refused before anything parses them, in words that say what to do."""

import io
import struct
import time
import zipfile

import pytest

from tests.tables.sample import xlsx
from workshops.tables import parts, scanning
from workshops.tables.reading import ERROR_CELL, UnreadableFile, read_workbook

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refusal(content: bytes, name="表.xlsx") -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(io.BytesIO(content), name)
    return str(caught.value)


def repacked(changes: dict[str, bytes | None], *, level=9) -> bytes:
    """A sound workbook with some parts replaced or (``None``) left out."""
    file = io.BytesIO()
    old = zipfile.ZipFile(xlsx([["甲", 1]]))
    with old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new:
        for name in {**dict.fromkeys(old.namelist()), **changes}:
            content = changes[name] if name in changes else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


def sheet_xml(rows: str) -> bytes:
    return f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>".encode()


@pytest.mark.parametrize("name", ["表.xls", "表.csv", "表.xlsm", "表.et", "表", "表.xlsx.exe"])
def test_other_kinds_of_file(name):
    assert "另存为“Excel 工作簿（*.xlsx）”" in refusal(xlsx([["甲"]]).getvalue(), name)


def test_content_that_is_not_what_the_name_says():
    assert refusal(b"") == "文件是空的，请重新选择。"
    assert "只是改了扩展名" in refusal(b"name,number\n")
    assert "旧版 .xls 格式或设有打开密码" in refusal(parts.OLE_MAGIC + b"\0" * 600)
    assert "已损坏" in refusal(parts.XLSX_MAGIC + b"\0" * 600)
    assert "已损坏" in refusal(xlsx([["甲"]]).getvalue()[:-100])


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr(parts, "FILE_MAX", 1000)
    assert "请分成几个文件导入" in refusal(xlsx([["甲"]]).getvalue())


@pytest.fixture
def small_caps(monkeypatch):
    """Caps of a size that is quick to exceed."""
    monkeypatch.setattr(parts, "UNPACKED_MAX", 3 * 1024 * 1024)
    monkeypatch.setattr(parts, "RATIO_FROM", 1024 * 1024)


@pytest.mark.usefixtures("small_caps")
def test_a_bomb_that_tells_its_size():
    content = repacked({"xl/media/image1.png": b"\0" * (parts.UNPACKED_MAX + 1)})
    assert "展开后过大" in refusal(content)


@pytest.mark.usefixtures("small_caps")
def test_a_bomb_that_lies_about_its_size():
    honest = repacked({"xl/media/image1.png": b"\0" * (parts.UNPACKED_MAX + 1)})
    lying = honest.replace(struct.pack("<I", parts.UNPACKED_MAX + 1), struct.pack("<I", 1000))
    assert lying != honest
    assert "展开后过大" in refusal(lying)


@pytest.mark.usefixtures("small_caps")
def test_a_part_that_is_more_repetitive_than_any_table():
    assert "展开后过大" in refusal(repacked({"xl/media/image1.png": b"\0" * (parts.RATIO_FROM + parts.CHUNK)}))


def test_too_many_parts_and_the_same_part_twice():
    assert "展开后过大" in refusal(repacked({f"xl/media/{number}.png": b"x" for number in range(parts.PARTS_MAX)}))
    assert "结构异常" in refusal(repacked({"XL/Worksheets/Sheet1.xml": sheet_xml("")}))


def test_macros():
    assert "含有宏" in refusal(repacked({"xl/vbaProject.bin": b"x"}))


def test_one_cell_far_away_is_not_laid_out():
    started = time.monotonic()
    row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert "超过 50,000 行" in refusal(repacked({SHEET: sheet_xml(row)}))
    assert "列数过多" in refusal(repacked({SHEET: sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>')}))
    assert time.monotonic() - started < 5


def test_disguised_references_are_understood():
    sheet = '<x:sheetData><x:row r="&#49;048576"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>'
    prefixed = f"<x:worksheet {NAMESPACE.replace('xmlns', 'xmlns:x')}>{sheet}</x:worksheet>"
    assert "超过 50,000 行" in refusal(repacked({SHEET: prefixed.encode()}))
    assert "超过 50,000 行" in refusal(repacked({SHEET: b"\xef\xbb\xbf" + prefixed.encode()}))
    assert "结构异常" in refusal(repacked({SHEET: sheet_xml('<row><c r="1A"><v>1</v></c></row>')}))


def test_empty_formatted_cells_far_away_do_no_harm():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert list(read_workbook(io.BytesIO(repacked({SHEET: sheet_xml(rows)})), "表.xlsx").rows()) == [(1, [1.0])]


def test_one_long_text_in_very_many_cells():
    cell = '<c t="s"><v>0</v></c>'
    strings = f"<sst {NAMESPACE}><si><t>{'长' * 30_000}</t></si></sst>".encode()
    rows = "".join(f"<row>{cell * 20}</row>" for _ in range(100))
    assert "展开后过大" in refusal(repacked({SHEET: sheet_xml(rows), "xl/sharedStrings.xml": strings}, level=1))
    assert "结构异常" in refusal(repacked({SHEET: sheet_xml('<row><c t="s"><v>99</v></c></row>')}))
    assert "结构异常" in refusal(repacked({SHEET: sheet_xml(f'<row><c t="s"><v>{"9" * 50}</v></c></row>')}))


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + sheet_xml("<row><c><v>&b;</v></c></row>")
    assert "结构异常" in refusal(repacked({SHEET: bomb}))


def test_broken_xml_and_missing_parts():
    assert "结构异常" in refusal(repacked({SHEET: b"<worksheet><row>"}))
    assert "没有可见的工作表" in refusal(repacked({"xl/workbook.xml": None}))
    assert "结构异常" in refusal(repacked({SHEET: None}))


def test_error_cells_are_seen_where_they_stand():
    rows = (
        '<row r="2"><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><v>1</v></c></row>'
        '<row r="4"><c r="D4" t="e"><v>#REF!</v></c></row>'
    )
    sheet = read_workbook(io.BytesIO(repacked({SHEET: sheet_xml(rows)})), "表.xlsx")
    found = [(number, cells.index(ERROR_CELL)) for number, cells in sheet.rows() if ERROR_CELL in cells]
    assert found == [(2, 1), (4, 3)]


def test_the_sheet_of_the_tables_name_is_taken_else_the_first_visible_one():
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "隐藏"
    book.active.sheet_state = "hidden"
    for title in ("第一", "样表"):
        book.create_sheet(title).append([title])
    file = io.BytesIO()
    book.save(file)
    for prefer, expected in (("样表", "样表"), ("没有", "第一"), ("隐藏", "第一")):
        file.seek(0)
        assert read_workbook(file, "表.xlsx", prefer=prefer).name == expected


def test_a_large_honest_file_is_read_quickly():
    file = xlsx([[f"工坊{number}", number, "同样的说明文字" * 5, "2024-01-05"] * 5 for number in range(5_000)])
    started = time.process_time()
    assert sum(1 for _ in read_workbook(file, "表.xlsx").rows()) == 5_000
    assert time.process_time() - started < 5
    assert scanning.AREA_MAX >= 20_000 * 100
