"""Random workshop lives for the property tests, crowded around the days that matter."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from certification.revocation import History, Submission
from certification.windows import SHANGHAI, day_of
from tests.rules.build import LAST_INSTANT, windows

WINDOWS = [
    ((1, 1), (12, 31)),
    ((1, 1), (6, 30)),
    ((3, 1), (9, 30)),
    ((1, 1), (2, 29)),
    ((2, 29), (2, 29)),
    ((7, 1), (12, 31)),
    ((12, 31), (12, 31)),
]
CLOCKS = st.sampled_from([time(0), time(7, 59, 59, 999999), time(8), time(15, 59, 59, 999999), time(16), LAST_INSTANT])
FIRST, LAST = 2018, 2031


def instants(days):
    """An instant of a day in Shanghai, given in either time zone."""
    zones = st.sampled_from([SHANGHAI, UTC])
    return st.builds(
        lambda day, clock, zone: datetime.combine(day, clock, SHANGHAI).astimezone(zone), days, CLOCKS, zones
    )


@st.composite
def submission_lists(draw, window):
    """Up to four submissions of one year, each near the close or near the end of the last return's time."""
    made, anchor = [], window.closes
    for _ in range(draw(st.integers(0, 4))):
        offset = draw(st.sampled_from([0, 0, -1, 1]) | st.integers(-200, 40))
        submitted_at = draw(instants(st.just(anchor + timedelta(days=offset))))
        waited = draw(st.sampled_from([0, 1, 14, 15, 16]) | st.integers(0, 800))
        decided_at = max(submitted_at, draw(instants(st.just(day_of(submitted_at) + timedelta(days=waited)))))
        decision = draw(st.sampled_from(["returned_at", "returned_at", "accepted_at", None]))
        made.append(replace(Submission(submitted_at), **({decision: decided_at} if decision else {})))
        if decision == "returned_at":
            anchor = day_of(decided_at) + timedelta(days=15)
    return draw(st.permutations(made))


@st.composite
def lives(draw):
    """(history, windows): a workshop certified between 2018 and 2024, with windows that change from year to year."""
    by_year = {year: draw(st.sampled_from(WINDOWS)) for year in range(FIRST, LAST + 1)}
    window = windows(by_year)
    certified_on = draw(st.dates(date(FIRST, 1, 1), date(2024, 12, 31)))
    busy = draw(st.sets(st.integers(certified_on.year, certified_on.year + 6), max_size=5))
    some_years = st.frozensets(st.integers(certified_on.year, certified_on.year + 6), max_size=2)
    seldom = st.one_of(st.just(frozenset()), st.just(frozenset()), some_years)
    submissions = {year: draw(submission_lists(window(year))) for year in sorted(busy)}
    return History(certified_on, submissions, draw(seldom), draw(seldom), draw(seldom)), window


def days_of(history):
    """A day on which such a life may be looked at: crowded around the turns of years."""
    start = history.certified_on
    turns = [date(year, 1, 1) + timedelta(days=d) for year in range(start.year + 1, start.year + 8) for d in (-1, 0, 1)]
    return st.sampled_from([day for day in turns if day >= start]) | st.dates(start, start + timedelta(days=2900))


def known_by(history, day):
    """The history with only what had happened by the end of `day`."""

    def cut(instant):
        return instant if instant and day_of(instant) <= day else None

    return replace(
        history,
        submissions={
            year: [
                Submission(each.submitted_at, cut(each.returned_at), cut(each.accepted_at))
                for each in submissions
                if day_of(each.submitted_at) <= day
            ]
            for year, submissions in history.submissions.items()
        },
    )
