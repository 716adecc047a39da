"""When does a workshop lose its status? 连续两年未确认登记信息的，自动取消 (notice 221/2021, article 2; rules.md §4).

Pure dates, no Django. The badge, the reminders, the API and the sweep all ask `assess`.

`as_of` is a day in Asia/Shanghai and stands for its last instant: what was submitted, returned or accepted on that day
or before counts, anything later is not known yet; a window is closed once `as_of` is past its last day. So a sweep that
runs late finds, for any later `as_of`, the very day on which the status ended.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from certification.history import History, Submission, excused_by_correction
from certification.windows import Window, day_of

__all__ = [
    "RESUBMISSION_DAYS",
    "Evidence",
    "History",
    "Standing",
    "Submission",
    "Window",
    "YearResult",
    "YearState",
    "assess",
    "excused_by_correction",
]

RESUBMISSION_DAYS = 15
"""Days to hand a returned confirmation in again, the day of return not counted (ours: docs/adr/0011)."""


class YearState(StrEnum):
    """Where one registration year stands."""

    CERTIFIED = "certified"  # the year of certification: counts as confirmed
    CONFIRMED = "confirmed"
    PENDING = "pending"  # submitted in time, waits for the county
    RETURNED = "returned"  # returned by the county, may still be handed in again
    OPEN = "open"  # the window is open and nothing is in
    UPCOMING = "upcoming"  # the window has not opened
    MISSED = "missed"
    UNKNOWN = "unknown"  # before the import, nobody knows
    EXCUSED = "excused"  # by a correction: counts as confirmed

    @property
    def undecided(self) -> bool:
        """Whether the year may still end either way."""
        return self in {YearState.PENDING, YearState.RETURNED, YearState.OPEN, YearState.UPCOMING}


@dataclass(frozen=True, slots=True)
class YearResult:
    """One year as it stands on `as_of`."""

    year: int
    state: YearState
    window: Window
    deadline: date
    """Last day to hand in: the window's close, or later where a return gave more time."""

    @property
    def closed_on(self) -> date | None:
        """The day with whose last instant the year was missed; None if it was not."""
        return self.deadline if self.state is YearState.MISSED else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The two consecutive missed years that end a status."""

    first: YearResult
    second: YearResult

    @property
    def ends_on(self) -> date:
        """The first day without the status: the day after both years were closed (docs/adr/0012)."""
        return max(self.first.deadline, self.second.deadline) + timedelta(days=1)

    def to_json(self) -> list[dict[str, int | str]]:
        """Both years for the ending's record; dates as ISO strings."""
        return [
            {
                "year": result.year,
                "opens": result.window.opens.isoformat(),
                "closes": result.window.closes.isoformat(),
                "closed_on": result.deadline.isoformat(),
            }
            for result in (self.first, self.second)
        ]


@dataclass(frozen=True, slots=True)
class Standing:
    """What `assess` finds."""

    as_of: date
    years: tuple[YearResult, ...]
    """From the year of certification to that of `as_of`, or to the second missed year of a revoked workshop."""
    evidence: Evidence | None
    would_end_on: date | None
    """The day the status ends if nobody does anything from now on; None once it has ended."""

    @property
    def revoked_on(self) -> date | None:
        """The first day without the status, never after `as_of`; None while it lasts."""
        return self.evidence.ends_on if self.evidence else None

    @property
    def current(self) -> YearResult:
        """The latest year assessed: that of `as_of` while the status lasts."""
        return self.years[-1]

    @property
    def actionable(self) -> tuple[YearResult, ...]:
        """Years the leader can hand in today (two, when last year's was returned), the nearest deadline first."""
        if self.evidence:
            return ()
        open_years = [result for result in self.years if result.state in {YearState.OPEN, YearState.RETURNED}]
        return tuple(sorted(open_years, key=lambda result: result.deadline))

    @property
    def overdue_years(self) -> tuple[int, ...]:
        """Years that still wait for the county although their window has closed: its overdue work."""
        if self.evidence:
            return ()
        return tuple(
            result.year
            for result in self.years
            if result.state is YearState.PENDING and self.as_of > result.window.closes
        )

    @property
    def at_risk(self) -> bool:
        """One more miss ends the status: a missed year has a neighbour that is undecided or still to come.

        Nearly always that is the next year; it is the year before when that one still waits for the county.
        """
        if self.evidence:
            return False
        if self.current.state is YearState.MISSED:
            return True
        pairs = pairwise(result.state for result in self.years)
        return any(YearState.MISSED in pair and any(state.undecided for state in pair) for pair in pairs)


def assess(history: History, windows: Callable[[int], Window], as_of: date) -> Standing:
    """Where the workshop stands at the last instant of `as_of`.

    `windows(year)` is the window by the measure in force on 1 January of that year. `history` is taken as known: to
    see a past day as it was seen then, leave out corrections made since.
    """
    first, last = history.certified_on.year, max(history.certified_on.year, as_of.year)
    years = tuple(_result(history, year, windows(year), as_of, as_of) for year in range(first, last + 1))
    evidence = _first_run(years)
    if evidence:
        kept = tuple(result for result in years if result.year <= evidence.second.year)
        return Standing(as_of, kept, evidence, would_end_on=None)
    return Standing(as_of, years, None, would_end_on=_would_end_on(history, windows, as_of))


def _would_end_on(history: History, windows: Callable[[int], Window], as_of: date) -> date | None:
    """The end of the status if what is known on `as_of` stays all there is."""
    # Past the last recorded year nothing is in, so the two years after it are missed at the latest.
    last = max(history.last_year, as_of.year) + 2
    years = [
        _result(history, year, windows(year), as_of, date.max) for year in range(history.certified_on.year, last + 1)
    ]
    evidence = _first_run(years)
    return evidence.ends_on if evidence else None


def _first_run(years: Sequence[YearResult]) -> Evidence | None:
    """The two consecutive missed years that end the status first.

    Not simply the first pair: a year that waited long for the county may be missed after two later ones were.
    """
    runs = [
        Evidence(first, second)
        for first, second in pairwise(years)
        if first.state is YearState.MISSED and second.state is YearState.MISSED
    ]
    return min(runs, key=lambda run: run.ends_on, default=None)


def _result(history: History, year: int, window: Window, known_to: date, today: date) -> YearResult:
    """One year by the facts known at the end of `known_to`, looked at at the end of `today`."""
    if year == history.certified_on.year:
        return YearResult(year, YearState.CERTIFIED, window, window.closes)
    if year in history.excused_years:
        return YearResult(year, YearState.EXCUSED, window, window.closes)
    if year in history.confirmed_years:
        return YearResult(year, YearState.CONFIRMED, window, window.closes)
    state, deadline = _judge(history.submissions.get(year, ()), window, known_to, today)
    if year in history.unknown_years and state in {YearState.UPCOMING, YearState.OPEN, YearState.MISSED}:
        state = YearState.UNKNOWN
    return YearResult(year, state, window, deadline)


def _judge(submissions: Iterable[Submission], window: Window, known_to: date, today: date) -> tuple[YearState, date]:
    """State and deadline of a duty year by what was handed in.

    Each return of a timely submission moves the deadline to the later of the window's close and RESUBMISSION_DAYS
    after the return; what comes in after the deadline in force is not timely and changes nothing, unless an earlier
    one still waits: it then belongs to the same timely case.
    """
    deadline, returned, waiting = window.closes, False, False
    for submission in sorted(submissions, key=lambda each: each.submitted_at):
        submitted_on = day_of(submission.submitted_at)
        if submitted_on > known_to or (submitted_on > deadline and not waiting):
            continue
        if submission.accepted_at and day_of(submission.accepted_at) <= known_to:
            return YearState.CONFIRMED, deadline
        if submission.returned_at and day_of(submission.returned_at) <= known_to:
            returned = True
            deadline = max(deadline, day_of(submission.returned_at) + timedelta(days=RESUBMISSION_DAYS))
        else:
            waiting = True
    if waiting:
        return YearState.PENDING, deadline
    if today > deadline:
        return YearState.MISSED, deadline
    if returned:
        return YearState.RETURNED, deadline
    return (YearState.UPCOMING if today < window.opens else YearState.OPEN), deadline
