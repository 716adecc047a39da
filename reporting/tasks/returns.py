"""Daily: offices that still owe a return are reminded; the command ``remind_returns`` calls the same action."""

import datetime

from celery import shared_task

from reporting.actions import return_reminders
from workshops.access import clock


@shared_task
def remind_returns(as_of: str | None = None) -> None:
    return_reminders.remind_returns(as_of=datetime.date.fromisoformat(as_of) if as_of else clock.today())
