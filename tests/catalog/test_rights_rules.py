"""Numbers of rights and the days of their reminders: no database."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rules import expiry
from catalog.rules.right_numbers import fault, patent_check_digit, tidy

# As published: of inventions and utility models of thirteen years.
PATENTS = (
    "ZL200310102344.5", "ZL201010286863.1", "ZL201210442457.9", "ZL201410026192.3", "ZL201710736136.2",
    "ZL201910377061.2", "ZL202011472880.4", "ZL202111118032.8", "ZL202310397744.0", "ZL202410040777.4",
)  # fmt: skip


@pytest.mark.parametrize("number", PATENTS)
def test_published_patents_are_sound(number):
    assert fault("patent", number, this_year=2026) == ""
    spaced = f"zl {number[2:6]} {number[6]} {number[7:14]}.{number[-1]}"
    assert tidy("patent", spaced, granted=True) == number


@given(st.sampled_from(PATENTS), st.integers(0, 11), st.integers(1, 9))
def test_any_wrong_digit_of_a_patent_is_found(number, at, by):
    digits = number[2:14]
    wrong = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    assert fault("patent", f"ZL{wrong}.{number[-1]}", this_year=2026) != ""


def test_a_remainder_of_ten_is_an_x():
    digits = next(f"20201{serial:07d}" for serial in range(20) if patent_check_digit(f"20201{serial:07d}") == "X")
    assert fault("patent", tidy("patent", f"{digits}x", granted=False), this_year=2026) == ""


@pytest.mark.parametrize(
    ("kind", "typed", "granted", "kept"),
    [
        ("patent", "202310397744.0", True, "ZL202310397744.0"),
        ("patent", "ZL2023103977440", False, "202310397744.0"),
        ("trademark", " 第１２３４５６７８号 ", True, "12345678"),
        ("copyright", "国作登字—2023—F—00123456", True, "国作登字-2023-F-00123456"),
        ("geographical_indication", "AGI02345", True, "AGI02345"),
    ],
)
def test_one_spelling_is_kept(kind, typed, granted, kept):
    assert tidy(kind, typed, granted=granted) == kept
    assert fault(kind, kept, this_year=2026) == ""


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("patent", "ZL202710397744.0", "年份"),
        ("patent", "ZL202310397744.1", "校验位"),
        ("patent", "ZL20231039774", "专利号应为"),
        ("trademark", "丹染商标", "商标注册号"),
        ("copyright", "黔作登字-2023-123", "作品登记号"),
        ("copyright", "黔作登字-2033-F-00123456", "年份"),
        ("geographical_indication", "12", "4 至 60"),
    ],
)
def test_what_is_certain_is_checked(kind, number, said):
    assert said in fault(kind, number, this_year=2026)


@pytest.mark.parametrize("number", ["2021SR0123456", "10-2009-F-123", "ZL95115608X", "G1234567", "7894625A"])
def test_older_and_foreign_formats_pass(number):
    kind = "patent" if number.startswith("ZL") else "copyright" if "-" in number or "SR" in number else "trademark"
    assert fault(kind, number, this_year=2026) == ""


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1)), st.integers(-400, 400))
def test_stages_and_bands_agree(ends, left):
    day = ends - datetime.timedelta(days=left)
    stage, band = expiry.due_stage(ends, day), expiry.band(ends, day)
    assert (stage is None) == (left > 180)
    if stage is not None:
        assert left <= stage
        assert not any(left <= other < stage for other in expiry.STAGES)
    expected = "over" if left < 0 else "d30" if left <= 30 else "d90" if left <= 90 else "d180" if left <= 180 else ""
    assert band == expected
