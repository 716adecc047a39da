"""When an office that still owes a return is reminded of it: pure."""

import datetime

SOON, OVERDUE = "soon", "overdue"
DAYS_BEFORE = datetime.timedelta(days=3)
"""So long before the day in force, the first reminder; the second is due on the day after it."""


def stage_on(day: datetime.date, due_on: datetime.date) -> str:
    """What is due by the day; "" where nothing is yet."""
    if day > due_on:
        return OVERDUE
    return SOON if day >= due_on - DAYS_BEFORE else ""
