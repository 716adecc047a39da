from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.notice_clock import DayKind, add_working_days, ends_on, is_working_day

ONE_DAY = timedelta(days=1)


def d(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-09-30", True),
        ("2026-10-01", False),
        ("2026-10-07", False),  # swapped for a Saturday
        ("2026-10-10", True),  # that Saturday
        ("2026-10-11", False),
        ("2024-02-04", True),  # a Sunday worked for Spring Festival
        ("2024-02-15", False),
        ("2025-01-26", True),
        ("2035-10-01", False),  # not published yet: statutory days are known
        ("2035-10-10", True),
    ],
)
def test_working_days_follow_the_yearly_arrangement(day, works):
    assert is_working_day(d(day)) is works


def test_the_day_of_publication_is_not_counted():
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL) == d("2024-03-09")
    assert ends_on(d("2024-03-04"), 5, DayKind.WORKING) == d("2024-03-11")
    assert ends_on(d("2024-03-04"), 1, "natural") == d("2024-03-05")
    assert ends_on(d("2024-03-04"), 1, "working") == d("2024-03-05")


def test_holidays_and_swapped_weekends_count_as_they_are_worked():
    # 30 September is published on; 1–7 October off; 8, 9 and the Saturday 10 are worked.
    assert ends_on(d("2026-09-30"), 3, DayKind.WORKING) == d("2026-10-10")


def test_an_objection_stops_the_clock_from_filing_to_settling():
    # 5 and 6 March count; the objection stops 7 to 10; 11, 12 and 13 are the rest.
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL, [(d("2024-03-07"), d("2024-03-10"))]) == d("2024-03-13")
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL, [(d("2024-03-07"), d("2024-03-07"))]) == d("2024-03-10")


def test_an_open_objection_leaves_no_end():
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL, [(d("2024-03-09"), None)]) is None
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL, [(d("2024-03-04"), None)]) is None


def test_an_objection_after_the_last_day_changes_nothing():
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL, [(d("2024-03-10"), None)]) == d("2024-03-09")


def test_two_objections_at_once_stop_it_once():
    both = [(d("2024-03-06"), d("2024-03-08")), (d("2024-03-07"), d("2024-03-09"))]
    assert ends_on(d("2024-03-04"), 5, DayKind.NATURAL, both) == d("2024-03-13")


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="at least one day"):
        ends_on(d("2024-03-04"), 0, DayKind.NATURAL)
    with pytest.raises(ValueError, match="settled before"):
        ends_on(d("2024-03-04"), 5, DayKind.NATURAL, [(d("2024-03-07"), d("2024-03-06"))])
    with pytest.raises(ValueError, match="lunar"):
        ends_on(d("2024-03-04"), 5, "lunar")
    with pytest.raises(ValueError, match="fewer than 0"):
        add_working_days(d("2024-03-04"), -1)


def test_step_deadlines_count_working_days_after_the_start():
    assert add_working_days(d("2024-03-04"), 0) == d("2024-03-04")
    assert add_working_days(d("2024-03-04"), 5) == d("2024-03-11")
    assert add_working_days(d("2024-03-09"), 1) == d("2024-03-11")  # from a Saturday


pauses = st.lists(st.tuples(st.integers(-3, 40), st.none() | st.integers(0, 30)), max_size=3)


@settings(deadline=None)
@given(st.dates(date(2023, 1, 1), date(2026, 12, 31)), st.integers(1, 30), st.sampled_from(DayKind), pauses)
def test_the_end_is_the_nth_counted_day(start, days, kind, offsets):
    stops = [(start + a * ONE_DAY, None if b is None else start + (a + b) * ONE_DAY) for a, b in offsets]
    end = ends_on(start, days, kind, stops)
    far = start + 400 * ONE_DAY
    stopped = {f + n * ONE_DAY for f, s in stops for n in range(((s or far) - f).days + 1)}
    running = [start + n * ONE_DAY for n in range(1, 400)]
    counted = [day for day in running if day not in stopped and (kind == "natural" or is_working_day(day))]
    assert end == (counted[days - 1] if len(counted) >= days else None)
