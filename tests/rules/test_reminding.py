"""Reminders: at the opening, 90, 30 and 7 days before the close, and a formal warning after a first missed year."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certification.reminding import Reminder, Stage, due
from certification.revocation import YearState, assess
from tests.rules.build import history, sent, whole_year, windows
from tests.rules.strategies import days_of, lives


def reminders(life, as_of, window=whole_year):
    return due(assess(life, window, date.fromisoformat(as_of)))


@pytest.mark.parametrize(
    ("as_of", "stage", "due_on"),
    [
        ("2023-01-01", Stage.OPENING, "2023-01-01"),
        ("2023-10-01", Stage.OPENING, "2023-01-01"),
        ("2023-10-02", Stage.D90, "2023-10-02"),
        ("2023-11-30", Stage.D90, "2023-10-02"),
        ("2023-12-01", Stage.D30, "2023-12-01"),
        ("2023-12-24", Stage.D7, "2023-12-24"),
        ("2023-12-31", Stage.D7, "2023-12-24"),
    ],
)
def test_only_the_newest_due_stage_of_a_year_is_given(as_of, stage, due_on):
    assert reminders(history(), as_of) == [Reminder(2023, stage, date.fromisoformat(due_on))]


def test_a_formal_warning_follows_a_missed_year_beside_the_opening_of_the_next():
    assert reminders(history(), "2024-01-01") == [
        Reminder(2023, Stage.WARNING, date(2024, 1, 1)),
        Reminder(2024, Stage.OPENING, date(2024, 1, 1)),
    ]


def test_the_warning_waits_for_the_time_given_by_a_return():
    life = history(y2023=[sent("2023-12-31", returned="2024-01-10")])
    assert reminders(life, "2024-01-25")[0].stage is not Stage.WARNING
    assert reminders(life, "2024-01-26")[0] == Reminder(2023, Stage.WARNING, date(2024, 1, 26))


def test_nothing_more_once_the_year_is_submitted():
    assert reminders(history(y2023=[sent("2023-02-01")]), "2023-12-25") == []
    assert reminders(history(y2023=[sent("2023-02-01", accepted="2023-02-03")]), "2023-12-25") == []


def test_a_returned_year_is_reminded_of_by_its_own_deadline():
    life = history(y2023=[sent("2023-12-20", returned="2023-12-28")])  # to 12 January
    assert reminders(life, "2024-01-05")[0] == Reminder(2023, Stage.D7, date(2024, 1, 5))


def test_the_warning_is_moot_once_the_next_year_is_in():
    assert reminders(history(y2024=[sent("2024-01-01")]), "2024-01-01") == []
    returned = history(y2024=[sent("2024-01-01", returned="2024-01-05")])
    assert reminders(returned, "2024-01-05")[0].stage is Stage.WARNING


def test_the_year_of_certification_and_a_year_not_yet_open_are_left_alone():
    assert reminders(history("2023-05-20"), "2023-12-31") == []
    assert reminders(history(), "2023-08-31", windows({2023: ((9, 1), (10, 31))})) == []


def test_a_stage_that_would_come_before_a_narrow_window_opens_is_left_out():
    narrow = windows({2023: ((9, 1), (10, 31)), 2024: ((12, 1), (12, 31))})
    assert reminders(history(), "2023-09-01", narrow) == [Reminder(2023, Stage.OPENING, date(2023, 9, 1))]
    # The opening and the 30th day before the close fall on one day: one reminder.
    assert reminders(history("2023-01-01"), "2024-12-01", narrow) == [Reminder(2024, Stage.D30, date(2024, 12, 1))]


def test_a_revoked_workshop_is_not_reminded():
    assert reminders(history(), "2025-01-01") == []


@settings(max_examples=150, deadline=None)
@given(lives(), st.data())
def test_a_job_that_runs_daily_reminds_of_each_stage_once_and_only_who_must_act(life, data):
    record, window = life
    start = data.draw(days_of(record))
    sent_before = set()
    for offset in range(120):
        as_of = start + timedelta(days=offset)
        standing = assess(record, window, as_of)
        state = {result.year: result.state for result in standing.years}
        for reminder in due(standing):
            assert reminder.due_on <= as_of
            assert state[reminder.year] in {YearState.OPEN, YearState.RETURNED, YearState.MISSED}
            if offset and (reminder.year, reminder.stage) not in sent_before and state[reminder.year] is YearState.OPEN:
                assert reminder.due_on == as_of
            sent_before.add((reminder.year, reminder.stage))
