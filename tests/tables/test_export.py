"""Workbooks out: what goes in comes back equal, nothing becomes a formula, no digit and no character is lost."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.tables.sample import SAMPLES, Craft, item
from workshops.tables import export
from workshops.tables.reading import read_workbook

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
DANGEROUS = st.sampled_from(["=", "+", "-", "@", "\t", "\n", "=cmd|' /C calc'!A0", "@SUM(1)", "#N/A", "_x0041_"])


def written(*rows):
    return export.workbook(SAMPLES, iter(rows), count=len(rows))


def sheet_of(*rows):
    with written(*rows) as file:
        return load_workbook(file).active


def read_back(file):
    """Data rows by column key, as the import reader sees them."""
    with file:
        lines = [cells for _, cells in read_workbook(file, "out.xlsx").rows()]
    return [dict(zip([column.key for column in SAMPLES.columns], cells, strict=False)) for cells in lines[2:]]


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.tuples(
            st.one_of(TEXTS, st.tuples(DANGEROUS, TEXTS).map("".join)),
            st.text("0123456789X", min_size=1, max_size=24),
            st.integers(-(10**15) + 1, 10**15 - 1),
            st.decimals(-(10**9), 10**9, places=2),
            st.dates(date(1900, 3, 1), date(2199, 12, 31)),
            st.sampled_from(Craft),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_written_is_read_back_equal(rows):
    file = written(*(item(name=n, number=c, people=i, area=d, opened=o, craft=k) for n, c, i, d, o, k in rows))
    found = read_back(file)
    assert len(found) == len(rows)
    for (name, number, people, area, opened, craft), cells in zip(rows, found, strict=True):
        assert cells["name"] == export.safe_text(name)
        assert cells["number"] == number
        assert cells["people"] == people
        assert Decimal(f"{cells['area']:.15g}") == area
        assert cells["opened"] == opened
        assert cells["craft"] == craft.label


@settings(max_examples=40, deadline=None)
@given(text=st.tuples(DANGEROUS, st.text(st.characters(exclude_categories=("Cs",)), max_size=30)).map("".join))
def test_no_text_becomes_a_formula(text):
    sheet = sheet_of(item(name=text, phone=text))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert sheet.cell(3, 1).quotePrefix


def test_rare_characters_survive_and_forbidden_ones_are_seen():
    (row,) = read_back(written(item(name="𠮷野·\U0001f9f5", phone="a\x00b\x0bc\ufffe")))
    assert row["name"] == "𠮷野·\U0001f9f5"
    assert row["phone"] == "a\ufffdb\ufffdc\ufffd"


def test_codes_are_text_and_what_excel_would_round_is_too():
    (row,) = read_back(written(item(number="522636202400000123", people=10**17 + 1)))
    assert row["number"] == "522636202400000123"
    assert row["people"] == "100000000000000001"


def test_text_beyond_excels_limit_is_cut_visibly():
    (row,) = read_back(written(item(name="𠮷" * 20_000)))
    assert row["name"].endswith("已截断）")
    assert len(row["name"].encode("utf-16-le")) // 2 <= 32_767


def test_times_are_local():
    (row,) = read_back(written(item(recorded_at=datetime(2024, 12, 31, 16, 30, tzinfo=UTC))))
    assert row["recorded_at"] == datetime(2025, 1, 1, 0, 30)


def test_the_sheet_is_dressed_for_reading_and_printing():
    sheet = sheet_of(item(name="甲", people=1234, area=Decimal("2.5"), opened=date(2024, 1, 5)))
    assert sheet.title == "样表"
    assert "共 1 条" in sheet["A1"].value
    assert [cell.value for cell in sheet[2]] == [column.heading for column in SAMPLES.columns]
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref == "A2:J3"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["E3"].number_format == "#,##0"
    assert sheet["F3"].number_format == "#,##0.00"
    assert sheet["G3"].number_format == "yyyy-mm-dd"
    assert sheet.column_dimensions["A"].width > 15


def test_no_rows_still_give_the_headings():
    sheet = sheet_of()
    assert sheet["A2"].value == "工坊名称"
    assert sheet["A3"].value is None


@pytest.mark.parametrize("rows", [6_000])
def test_many_rows(rows):
    found = read_back(written(*(item(name=f"工坊{number}") for number in range(rows))))
    assert len(found) == rows
    assert found[-1]["name"] == f"工坊{rows - 1}"


def test_a_fault_while_reading_rows_is_not_swallowed():
    def rows():
        yield item(name="甲")
        raise ConnectionError("database went away")

    with pytest.raises(ConnectionError):
        export.workbook(SAMPLES, rows())


def test_titles_that_excel_refuses_as_sheet_names():
    assert export.sheet_name("a/b:c*d?e[f]" + "很" * 40) == "abcdef" + "很" * 25
