"""The revocation rule told a second time, as a county office would live it: day by day, with files on a desk.

Written against rules.md §4 alone and with another method than `certification.revocation`, so that a mistake in one of
them shows as a difference.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

ONE_DAY = timedelta(days=1)
SUBMIT, DECIDE = 0, 1


@dataclass
class YearFile:
    """What the office holds about one duty year."""

    opens: date
    allowed_until: date
    on_desk: set = field(default_factory=set)
    confirmed: bool = False
    was_returned: bool = False
    missed: bool = False


def beijing_day(instant: datetime) -> date:
    return (instant.astimezone(UTC).replace(tzinfo=None) + timedelta(hours=8)).date()


def live_through(history, windows, until: date) -> tuple[date | None, dict[int, str]]:
    """(the day the status ended or None, {duty year: state at the end of `until` or on the day it ended})."""
    settled = history.excused_years | history.confirmed_years
    files = {}
    for year in range(history.certified_on.year + 1, until.year + 1):
        if year not in settled:
            files[year] = YearFile(windows(year).opens, windows(year).closes)
    diary = _diary(history, files)
    day = date(history.certified_on.year, 1, 1)
    while day <= until:
        for year, file in files.items():
            _morning(year, file, day, history.unknown_years)
        if any(file.missed and year + 1 in files and files[year + 1].missed for year, file in files.items()):
            return day, _states(history, files, day)
        for _, kind, year, number, submission in diary.get(day, ()):
            _happens(files[year], kind, number, submission, day)
        day += ONE_DAY
    return None, _states(history, files, until)


def _diary(history, files):
    diary = defaultdict(list)
    for year, submissions in history.submissions.items():
        for number, submission in enumerate(submissions):
            if year not in files:
                continue
            decided_at = submission.accepted_at or submission.returned_at
            for instant, kind in ((submission.submitted_at, SUBMIT), (decided_at, DECIDE)):
                if instant:
                    diary[beijing_day(instant)].append((instant, kind, year, number, submission))
    for events in diary.values():
        events.sort(key=lambda event: event[:4])
    return diary


def _morning(year, file, day, unknown_years):
    late = day > file.allowed_until
    if late and not file.on_desk and not file.confirmed and year not in unknown_years:
        file.missed = True


def _happens(file, kind, number, submission, day):
    if kind == SUBMIT:
        if file.on_desk or day <= file.allowed_until:
            file.on_desk.add(number)
    elif number in file.on_desk:
        file.on_desk.remove(number)
        if submission.accepted_at:
            file.confirmed = True
        else:
            file.was_returned = True
            file.allowed_until = max(file.allowed_until, day + 15 * ONE_DAY)


def _states(history, files, day):
    return {year: _state(year, file, day, history.unknown_years) for year, file in files.items() if year <= day.year}


def _state(year, file, day, unknown_years):
    if file.confirmed:
        return "confirmed"
    if file.on_desk:
        return "pending"
    if file.missed:
        return "missed"
    if file.was_returned and day <= file.allowed_until:
        return "returned"
    if year in unknown_years:
        return "unknown"
    return "open" if day >= file.opens else "upcoming"
