"""Celery tasks of reporting; each has a command that calls the same function. Days are ISO dates."""

import datetime

from celery import shared_task

from reporting.actions import check_in_reminders, signals
from reporting.queries.check_ins import wrongly_shown
from workshops.access import clock


def _day(as_of: str | None) -> datetime.date:
    return datetime.date.fromisoformat(as_of) if as_of else clock.today()


@shared_task
def raise_signals(as_of: str | None = None) -> None:
    signals.raise_signals(as_of=_day(as_of))


@shared_task
def remind_check_ins(as_of: str | None = None) -> None:
    check_in_reminders.remind_check_ins(as_of=_day(as_of))


@shared_task
def check_survival() -> None:
    """Fails, so that the worker's alarm goes off, when a workshop shows another state than it last reported."""
    if differences := wrongly_shown():
        raise RuntimeError("survival differs: " + ", ".join(number for number, _, _ in differences))
