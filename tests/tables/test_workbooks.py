"""The template people fill in, and the refused rows they get back, mend and upload again."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from tests.factories import regions
from tests.tables.sample import GOOD_ROW, HEADINGS, SAMPLES, checked, row_of
from tests.tables.test_checking import Places, said
from workshops.regions.models import Region
from workshops.tables.checking import check
from workshops.tables.context import Context
from workshops.tables.reading import read_workbook
from workshops.tables.workbooks import bad_rows_workbook, template


def uploaded(book: Workbook, table=SAMPLES, context=None):
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return check(table, read_workbook(file, "模板.xlsx", prefer=table.title), context or Context())


def test_the_template_filled_in_is_taken():
    book = load_workbook(template(SAMPLES, Context()))
    assert book.sheetnames == ["样表", "填写说明"]
    assert uploaded(book).faults == ["表头下面没有数据。"]
    book["样表"].append(GOOD_ROW)
    preview = uploaded(book)
    assert (preview.faults, preview.notes, list(preview.problems)) == ([], [], [])
    assert preview.good[0].number == 3


def test_the_example_itself_would_be_sound():
    book = load_workbook(template(SAMPLES, Context()))
    sheet = book["样表"]
    sheet["A2"] = sheet["A2"].value.removeprefix("【示例】")
    sheet["C2"] = ""
    preview = uploaded(book)
    assert list(preview.problems) == []
    assert len(preview.good) == 1


def test_headings_carry_their_notes_and_marks():
    sheet = load_workbook(template(SAMPLES, Context()))["样表"]
    marked = {"工坊名称": "工坊名称*", "从业人数（人）": "从业人数（人）*"}
    assert [cell.value for cell in sheet[1]] == [marked.get(heading, heading) for heading in HEADINGS]
    assert sheet["A1"].comment.text == "必填；不超过 20 个字。"
    assert sheet["G1"].comment.text == "选填；日期，如 2024-01-05；不晚于 2026-12-31。"
    assert sheet["I1"].comment.text == "选填；按文本填写，不要让 Excel 变成数字；只用于联系。"
    assert sheet.freeze_panes == "A2"


def test_codes_are_text_before_anybody_types():
    sheet = load_workbook(template(SAMPLES, Context()))["样表"]
    for letter in "ABCI":
        assert sheet.column_dimensions[letter].number_format == "@"
    assert sheet.column_dimensions["G"].number_format == "yyyy-mm-dd"


def test_short_lists_stand_in_the_cell():
    rules = load_workbook(template(SAMPLES, Context()))["样表"].data_validations.dataValidation
    lists = {str(rule.sqref): rule.formula1 for rule in rules}
    assert lists == {"D2:D20002": '"蜡染,银饰"', "H2:H20002": '"是,否"'}


def test_the_guide_explains_every_column():
    guide = load_workbook(template(SAMPLES, Context()))["填写说明"]
    words = [cell.value for row in guide.iter_rows() for cell in row if cell.value]
    assert set(HEADINGS) <= set(words)
    assert "样表只用于测试。" in words


@pytest.mark.django_db
def test_long_lists_stand_on_a_hidden_sheet_and_keep_to_the_region(monkeypatch):
    monkeypatch.setattr("workshops.tables.workbooks.INLINE_LIST_MAX", 20)
    regions()
    context = Context(region=Region.objects.get(pk="520000"))
    book = load_workbook(template(Places(), context))
    assert book["选项"].sheet_state == "hidden"
    certifying, below = (
        [cell.value for cell in column if cell.value][1:] for column in book["选项"].iter_cols(max_col=2)
    )
    assert certifying == ["贵州省黔东南苗族侗族自治州雷山县", "贵州省黔东南苗族侗族自治州丹寨县"]
    assert "贵州省" in below
    assert "广东省" not in below
    (rule, _) = book["地点"].data_validations.dataValidation
    assert rule.formula1 == "'选项'!$A$2:$A$3"
    assert rule.errorStyle == "warning"


def test_only_refused_rows_come_back_red_with_reasons():
    wrong = row_of(name="=1+1", number=5226362024002, people="12人", opened="2024-2-30")
    preview = checked([HEADINGS, GOOD_ROW, wrong])
    sheet = load_workbook(bad_rows_workbook(preview))["样表"]
    assert sheet.max_row == 2
    head, cells = list(sheet[1]), list(sheet[2])
    assert [cell.value for cell in head[-2:]] == ["原行号", "错误原因"]
    assert cells[-2].value == 3
    assert cells[-1].value == (
        "登记编号：已被 Excel 存成数字，末位可能丢失，请改为文本后重填；"
        "从业人数：应为数字，请只填数字，不带单位和说明；开始生产日期：没有这一天：2024-2-30"
    )
    red = [cell.column_letter for cell in cells if cell.fill.fgColor.rgb == "00F4B9AC"]
    assert red == ["B", "E", "G"]
    assert (cells[0].value, cells[0].data_type) == ("=1+1", "s")
    assert cells[1].number_format == "@"


def test_mended_rows_are_taken():
    preview = checked(
        [HEADINGS, row_of(number=1.0), row_of(name="", number="2"), row_of(opened="2024-13-1", number="3")]
    )
    assert len(preview.bad) == 3
    book = load_workbook(bad_rows_workbook(preview))
    sheet = book["样表"]
    sheet["B2"], sheet["A3"], sheet["G4"] = "1", "乙坊", date(2024, 12, 1)
    again = uploaded(book)
    assert (again.faults, again.notes, list(again.problems)) == ([], [], [])
    assert len(again.good) == 3


def test_unmended_rows_are_refused_for_the_same_reasons():
    wrong = [row_of(number=1.0), row_of(name="_x005F_x0041_\x7f", people=1.5), row_of(people=True, area="1.234")]
    first = checked([HEADINGS, *wrong])
    again = check(SAMPLES, read_workbook(bad_rows_workbook(first), "错误行.xlsx"), Context())
    assert [each[1:] for each in said(again)] == [each[1:] for each in said(first)]
    assert again.bad[1].cells["name"] == "_x0041_\x7f"


def test_repeats_come_back_as_they_were():
    preview = checked([HEADINGS, GOOD_ROW, GOOD_ROW])
    sheet = load_workbook(bad_rows_workbook(preview))["样表"]
    assert "与第 2 行重复" in sheet.cell(2, len(HEADINGS) + 2).value
