"""What may happen to a survey and to one sheet of it, by whom; and when somebody is reminded. Pure tables."""

import datetime

from reporting.rules.steps import Fault, Transition, allowed, pick, table

DRAFT, OPEN, WITHDRAWN, CLOSED = "draft", "open", "withdrawn", "closed"
PUBLISH, WITHDRAW, CLOSE = "publish", "withdraw", "close"
SURVEY_TABLE = {
    (DRAFT, PUBLISH): OPEN,
    (OPEN, WITHDRAW): WITHDRAWN,
    (OPEN, CLOSE): CLOSED,
    (DRAFT, WITHDRAW): WITHDRAWN,
}
"""(status, action) → status; the sender's office takes every step."""

WAITING, STARTED, SUBMITTED, REOPENED = "waiting", "started", "submitted", "reopened"
SAVE, SUBMIT, REOPEN = "save", "submit", "reopen"
FILLER, SENDER = "filler", "sender"


TABLE = table(
    (WAITING, SAVE, STARTED, FILLER),
    (STARTED, SAVE, STARTED, FILLER),
    (REOPENED, SAVE, REOPENED, FILLER),
    (WAITING, SUBMIT, SUBMITTED, FILLER),
    (STARTED, SUBMIT, SUBMITTED, FILLER),
    (REOPENED, SUBMIT, SUBMITTED, FILLER),
    (SUBMITTED, REOPEN, REOPENED, SENDER),
)
"""Of a sheet, while its survey is open and its first day has come."""
UNFILLED = (WAITING, STARTED, REOPENED)

REMIND_DAYS = (7, 2)
"""Who has not filled is reminded when so many days are left, and once more when the day has passed."""
LATE = "late"
FEW = 0.6
SOON_DAYS = 7
"""A survey that ends within so many days with a smaller share filled stands on its sender's desk."""


def row_for(status: str, action: str, roles: frozenset[str]) -> Transition | Fault:
    """The row of the table, or why there is none."""
    return pick(_rows_in(status), action, roles)


def allowed_actions(status: str, roles: frozenset[str]) -> list[str]:
    return allowed(_rows_in(status), lambda action: row_for(status, action, roles))


def _rows_in(status: str) -> list[Transition]:
    return [row for row in TABLE if row.source == status]


def reminder_due(due_on: datetime.date, as_of: datetime.date) -> str:
    """The mark of the reminder that is due on the day, the nearest one only; empty where none is."""
    left = (due_on - as_of).days
    if left < 0:
        return LATE
    return next((str(days) for days in sorted(REMIND_DAYS) if left <= days), "")
