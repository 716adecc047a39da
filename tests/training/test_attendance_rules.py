"""Shares and check-in times, without a database."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.rules.attendance import checkin_window, is_enough, overlap, share, takes_checkins
from training.rules.courses import OVER, STEPS, steps_from

HALVES = st.integers(0, 400).map(lambda n: Decimal(n) / 2)
TIMES = st.times().map(lambda at: at.replace(microsecond=0))


@given(HALVES, HALVES)
def test_enough_is_four_fifths_exactly(attended, whole):
    assert is_enough(attended, whole) == (whole > 0 and attended * 5 >= whole * 4)
    assert 0 <= share(attended, whole) <= 1


def test_no_hours_are_never_enough():
    assert not is_enough(Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("at", "taken"),
    [("08:29", False), ("08:30", True), ("09:00", True), ("12:00", True), ("12:01", False)],
)
def test_checkins_from_half_an_hour_before_to_the_end(at, taken):
    day, starts, ends = datetime.date(2026, 3, 2), datetime.time(9), datetime.time(12)
    now = datetime.datetime.combine(day, datetime.time.fromisoformat(at))
    assert takes_checkins(now, day, starts, ends) == taken
    assert not takes_checkins(now + datetime.timedelta(days=1), day, starts, ends)


@given(TIMES)
def test_never_before_the_sessions_own_day(starts):
    day = datetime.date(2026, 3, 2)
    opens, closes = checkin_window(day, starts, datetime.time(23, 59, 59))
    assert opens.date() == day == closes.date()


@given(TIMES, TIMES, TIMES, TIMES)
def test_overlap_is_mutual_and_touching_is_none(a, b, c, d):
    one, other = tuple(sorted((a, b))), tuple(sorted((c, d)))
    assert overlap(one, other) == overlap(other, one)
    assert not overlap(one, (one[1], max(one[1], d)))


def test_nothing_follows_what_is_over():
    assert all(steps_from(status) == [] for status in OVER)
    assert {step.to for step in STEPS.values()} == {"open", "running", "finished", "cancelled"}
