"""`assess` against an oracle that lives through the same life day by day, and what must hold for any life."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from certification.revocation import YearState, assess, excused_by_correction
from certification.windows import day_of
from tests.rules.oracle import live_through
from tests.rules.strategies import days_of, known_by, lives, submission_lists

ONE_DAY = timedelta(days=1)
thorough = settings(max_examples=500, deadline=None)
normal = settings(max_examples=200, deadline=None)


@thorough
@given(lives(), st.data())
def test_the_end_and_every_state_are_those_of_the_oracle(life, data):
    history, windows = life
    as_of = data.draw(days_of(history))
    standing = assess(history, windows, as_of)
    ended_on, states = live_through(history, windows, as_of)
    assert standing.revoked_on == ended_on
    found = {result.year: str(result.state) for result in standing.years if result.year in states}
    if ended_on:  # assessed to the second missed year; other years may have moved on since
        assert [found[result["year"]] for result in standing.evidence.to_json()] == ["missed", "missed"]
    else:
        assert found == states


@normal
@given(lives(), st.data())
def test_a_late_sweep_finds_the_same_day(life, data):
    history, windows = life
    early = data.draw(days_of(history))
    revoked_on = assess(history, windows, early).revoked_on
    late = early + timedelta(days=data.draw(st.integers(0, 1500)))
    if revoked_on:
        assert revoked_on <= early
        assert assess(history, windows, late).revoked_on == revoked_on
        assert assess(history, windows, revoked_on).revoked_on == revoked_on
        assert assess(history, windows, revoked_on - ONE_DAY).revoked_on is None
    else:
        later = assess(history, windows, late).revoked_on
        assert later is None or later > early


@normal
@given(lives(), st.data())
def test_one_more_submission_never_ends_a_status_earlier(life, data):
    history, windows = life
    year = data.draw(st.integers(history.certified_on.year, history.certified_on.year + 6))
    more = data.draw(submission_lists(windows(year)))
    added = replace(history, submissions={**history.submissions, year: [*history.submissions.get(year, ()), *more]})
    as_of = data.draw(days_of(history))
    before, after = assess(history, windows, as_of).revoked_on, assess(added, windows, as_of).revoked_on
    assert (after or date.max) >= (before or date.max)


@normal
@given(lives(), st.data())
def test_nothing_later_than_the_day_looked_at_matters(life, data):
    history, windows = life
    as_of = data.draw(days_of(history))
    assert assess(history, windows, as_of) == assess(known_by(history, as_of), windows, as_of)


@normal
@given(lives(), st.data())
def test_would_end_on_is_the_day_it_ends_if_nobody_does_anything(life, data):
    history, windows = life
    as_of = data.draw(days_of(history))
    standing = assess(history, windows, as_of)
    if standing.revoked_on:
        assert standing.would_end_on is None
        return
    idle, _ = live_through(known_by(history, as_of), windows, date(as_of.year + 12, 12, 31))
    assert standing.would_end_on == idle
    assert idle > as_of


@normal
@given(lives(), st.data())
def test_the_evidence_is_two_consecutive_duty_years_that_nothing_speaks_for(life, data):
    history, windows = life
    standing = assess(history, windows, data.draw(days_of(history)))
    assume(standing.evidence)
    first, second = standing.evidence.first, standing.evidence.second
    assert second.year == first.year + 1 > history.certified_on.year + 1
    excluded = history.excused_years | history.confirmed_years | history.unknown_years
    assert not {first.year, second.year} & excluded
    assert standing.revoked_on == max(first.closed_on, second.closed_on) + ONE_DAY
    for result in (first, second):
        in_window = [
            s for s in history.submissions.get(result.year, ()) if day_of(s.submitted_at) <= result.window.closes
        ]
        assert result.closed_on >= result.window.closes
        assert all(s.returned_at and day_of(s.returned_at) < standing.revoked_on for s in in_window)


@normal
@given(lives(), st.data())
def test_a_correction_brings_the_status_back(life, data):
    history, windows = life
    standing = assess(history, windows, data.draw(days_of(history)))
    assume(standing.revoked_on)
    ended = known_by(history, standing.revoked_on)
    corrected_on = standing.revoked_on + timedelta(days=data.draw(st.integers(0, 900)))
    named = {standing.evidence.first.year, standing.evidence.second.year}
    excused = excused_by_correction(named, standing.revoked_on, corrected_on)
    revived = assess(replace(ended, excused_years=ended.excused_years | excused), windows, corrected_on)
    assert revived.revoked_on is None
    assert revived.current.state in {YearState.EXCUSED, YearState.CONFIRMED, YearState.UNKNOWN}
    assert revived.would_end_on > corrected_on
