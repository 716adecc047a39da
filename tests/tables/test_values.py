"""One cell at a time: spellings that are understood, and the words with which others are refused."""

import itertools
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.sample import SAMPLES
from workshops.tables.columns import Column
from workshops.tables.context import Context
from workshops.tables.reading import ERROR_CELL
from workshops.tables.values import EXCEL_EPOCH, LOST_DIGITS, Fault, parse
from workshops.tables.wording import folded, tidy

DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ANY_DATE = Column("day", "日期", "date")
FULL_WIDTH = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")
SPELLINGS = (
    "{0.year}-{0.month}-{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}年{0.month:02}月{0.day:02}号",
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00",
    "{0.year}/{0.month:02}/{0.day:02} 0:00",
    "{0.year}{0.month:02}{0.day:02}",
    "　{0.year}-{0.month}-{0.day} ",
)


def value(key, cell):
    return parse(SAMPLES.by_key[key], cell, Context())


def reason(column, cell):
    column = SAMPLES.by_key[column] if isinstance(column, str) else column
    with pytest.raises(Fault) as caught:
        parse(column, cell, Context())
    return str(caught.value)


@given(day=DATES, spelling=st.sampled_from(SPELLINGS), wide=st.booleans())
def test_a_day_in_every_spelling(day, spelling, wide):
    text = spelling.format(day)
    assert parse(ANY_DATE, text.translate(FULL_WIDTH) if wide else text, Context()) == day


@given(day=DATES)
def test_a_day_as_a_cell(day):
    assert parse(ANY_DATE, day, Context()) == day
    assert parse(ANY_DATE, datetime.combine(day, time(8, 30)), Context()) == day
    assert parse(ANY_DATE, float(f"{day:%Y%m%d}"), Context()) == day
    if day.year > 1955:
        assert parse(ANY_DATE, float((day - EXCEL_EPOCH).days), Context()) == day


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_fault(text):
    try:
        found = parse(ANY_DATE, text, Context())
    except Fault:
        return
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize("cell", ["2024", "2024-1", "2024-1/5", "5/1/2024", "昨天", 2024.0, 12.5, True, "24-1-5"])
def test_what_is_no_day(cell):
    assert "不是日期" in reason(ANY_DATE, cell)


def test_days_that_do_not_exist_or_lie_outside():
    assert reason(ANY_DATE, "2024-2-30") == "没有这一天：2024-2-30"
    assert reason(ANY_DATE, "1024-2-3") == "日期应在 1900 年至 2199 年之间"
    assert reason("opened", "2027-01-01") == "不能晚于 2026-12-31"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(12.0, 12), ("12", 12), ("１２", 12), (" 1,200 ", 1200), ("12.0", 12), ("+3", 3), (0.0, 0)],
)
def test_integers(cell, expected):
    assert value("people", cell) == expected


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("12人", "应为数字，请只填数字，不带单位和说明"),
        ("1,2", "应为数字，请只填数字，不带单位和说明"),
        (12.5, "应为整数"),
        (-1.0, "不能小于 0"),
        (True, "应为数字"),
        (date(2024, 1, 5), "应为数字"),
        (1e30, "数字过大"),
        (3e9, "数字过大"),
        ("nan", "应为数字，请只填数字，不带单位和说明"),
        ("", "必填"),
        ("　 ", "必填"),
        (None, "必填"),
        (ERROR_CELL, "单元格是公式错误（如 #N/A），请改为实际内容"),
    ],
)
def test_what_is_no_integer(cell, said):
    assert reason("people", cell) == said


@given(st.decimals(0, 10000, places=2))
def test_decimals_as_excel_holds_them(number):
    assert value("area", float(number)) == number
    assert value("area", str(number)) == number


def test_decimals_that_are_refused():
    assert value("area", 0.1 + 0.2) == Decimal("0.3")
    assert reason("area", "1.234") == "最多 2 位小数"
    assert reason("area", 10001.0) == "不能大于 10,000"


def test_codes_stored_as_numbers_are_refused_never_repaired():
    for cell in (5226362024001.0, 1.0, 13800000000):
        assert reason("number", cell) == LOST_DIGITS
        assert reason("uscc", cell) == LOST_DIGITS
    assert value("number", " ５２２６ 36 ") == "522636"
    assert value("number", "007") == "007"
    assert reason("number", date(2024, 1, 5)).startswith("应为文本")
    assert value("number", "") == ""


def test_social_credit_codes():
    assert value("uscc", "91110000802100433b") == "91110000802100433B"
    assert reason("uscc", "9111000080210043") == "统一社会信用代码应为 18 位，现有 16 位"
    assert "校验不通过" in reason("uscc", "91110000802100433C")


@pytest.mark.parametrize("cell", ["是", "有", "√", "TRUE", True, "1", 1.0, "Ｙ"])
def test_yes(cell):
    assert value("has_water", cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "False", False, 0.0])
def test_no(cell):
    assert value("has_water", cell) is False


def test_neither_yes_nor_no():
    assert reason("has_water", "不清楚") == "请填“是”或“否”"
    assert value("has_water", "") is None


def test_choices_by_label_stored_value_or_other_spelling():
    for cell in ("蜡染", " 蜡 染", "batik", "BATIK", "蜡染工艺"):
        assert value("craft", cell) == "batik"
    assert reason("craft", "刺绣") == "应为以下之一：蜡染、银饰"


def test_signs_for_nothing_to_say_are_empty_where_they_can_not_be_an_answer():
    for cell, key in itertools.product(("/", "／", "—", "无", "-"), ("area", "opened", "craft", "uscc")):
        assert value(key, cell) in (None, "")
    assert value("name", "无") == "无"
    assert "应为数字" in reason("people", "/")


def test_text_is_tidied_but_keeps_its_punctuation_and_rare_characters():
    assert value("name", "　丹寨（Ａ１）蜡染，𠮷坊\u200b ") == "丹寨（A1）蜡染，𠮷坊"
    assert value("name", 2024.0) == "2024"
    assert value("name", 1.5) == "1.5"
    assert value("name", date(2024, 1, 5)) == "2024-01-05"
    assert value("name", True) == "是"
    assert reason("name", 1e16) == LOST_DIGITS
    assert reason("name", "长" * 21) == "最多 20 个字，现有 21 个"


@given(st.text())
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)


def test_comparing_unifies_dots_widths_and_spaces():
    assert folded("阿·布 Ａ") == folded("阿•布a") == folded("阿・布 a") == folded("阿‧布A")


def test_rules_of_a_column():
    column = Column("code", "代码", rules=(lambda text: None if text.startswith("A") else "应以 A 开头",))
    assert parse(column, "A1", Context()) == "A1"
    assert reason(column, "B1") == "应以 A 开头"
