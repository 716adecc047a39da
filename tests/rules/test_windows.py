from datetime import UTC, date, datetime

import pytest

from certification.windows import Window, check_window, day_of, window_of


def test_the_default_window_is_the_calendar_year():
    assert window_of(2024) == Window(date(2024, 1, 1), date(2024, 12, 31))


def test_29_february_is_28_february_in_other_years():
    assert window_of(2024, (1, 1), (2, 29)).closes == date(2024, 2, 29)
    assert window_of(2023, (1, 1), (2, 29)).closes == date(2023, 2, 28)
    assert window_of(2100, (2, 29), (3, 31)).opens == date(2100, 2, 28)


def test_a_window_of_one_day_is_allowed():
    assert check_window((6, 30), (6, 30)) == []
    assert window_of(2024, (6, 30), (6, 30)) == Window(date(2024, 6, 30), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("opens", "closes", "problem"),
    [
        ((2, 30), (12, 31), "年度确认窗口的开始日“2月30日”不存在"),
        ((1, 1), (13, 1), "年度确认窗口的截止日“13月1日”不存在"),
        ((1, 0), (12, 31), "年度确认窗口的开始日“1月0日”不存在"),
        ((11, 1), (3, 31), "年度确认窗口的截止日不能早于开始日，窗口须在同一自然年内"),
    ],
)
def test_a_wrong_window_is_refused_in_chinese(opens, closes, problem):
    assert check_window(opens, closes) == [problem]
    with pytest.raises(ValueError, match=problem):
        window_of(2024, opens, closes)


def test_both_days_can_be_wrong():
    assert len(check_window((0, 1), (4, 31))) == 2


def test_a_window_cannot_close_before_it_opens():
    with pytest.raises(ValueError, match="before it opens"):
        Window(date(2024, 2, 1), date(2024, 1, 31))


def test_the_day_of_an_instant_is_that_of_shanghai():
    assert day_of(datetime(2023, 12, 31, 15, 59, 59, 999999, UTC)) == date(2023, 12, 31)
    assert day_of(datetime(2023, 12, 31, 16, 0, tzinfo=UTC)) == date(2024, 1, 1)
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2023, 12, 31))
