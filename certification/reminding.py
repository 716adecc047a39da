"""Which reminder of the yearly confirmation is due (rules.md §4). Pure, no Django; sending is the caller's.

Stages before the close count back from the deadline in force. When the job missed days, only the newest due stage of a
year is given: the older ones have become moot. The caller sends each (workshop, year, stage) once.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certification.revocation import Standing, YearResult, YearState


class Stage(StrEnum):
    """The reminders of one year, in the order in which they fall due."""

    OPENING = "opening"
    D90 = "d90"
    D30 = "d30"
    D7 = "d7"
    WARNING = "warning"  # the formal warning after a missed year


DAYS_BEFORE = {Stage.D90: 90, Stage.D30: 30, Stage.D7: 7}


@dataclass(frozen=True, slots=True)
class Reminder:
    """`stage` of `year` fell due on `due_on` and has not been overtaken by a later stage or by a submission."""

    year: int
    stage: Stage
    due_on: date


def due(standing: Standing) -> list[Reminder]:
    """The reminders due by `standing.as_of`, at most one a year; none once the status has ended."""
    if standing.evidence:
        return []
    following = (*standing.years[1:], None)
    found = (_due_for(result, after, standing.as_of) for result, after in zip(standing.years, following, strict=True))
    return [reminder for reminder in found if reminder]


def stage_dates(result: YearResult) -> list[tuple[Stage, date]]:
    """The day each stage of a year that nobody handed in falls due, earliest first.

    A stage that would come before the window opens is left out; of two on one day the one nearer the close stays.
    """
    opens = result.window.opens
    days = {opens: Stage.OPENING}
    for stage, before in DAYS_BEFORE.items():
        day = result.deadline - timedelta(days=before)
        if day >= opens:
            days[day] = stage
    return sorted(((stage, day) for day, stage in days.items()), key=lambda pair: pair[1])


def _due_for(result: YearResult, following: YearResult | None, as_of: date) -> Reminder | None:
    if result.state in {YearState.OPEN, YearState.RETURNED}:
        reached = [Reminder(result.year, stage, day) for stage, day in stage_dates(result) if day <= as_of]
        return reached[-1] if reached else None
    if result.state is YearState.MISSED and _can_still_answer(following):
        return Reminder(result.year, Stage.WARNING, result.deadline + timedelta(days=1))
    return None


def _can_still_answer(following: YearResult | None) -> bool:
    # A warning is moot once the year after the missed one is in or settled.
    return following is None or following.state in {YearState.UPCOMING, YearState.OPEN, YearState.RETURNED}
