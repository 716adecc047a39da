"""Celery tasks of certification; each has a command that calls the same function. Days are ISO dates."""

import datetime

from celery import shared_task

from certification import standing
from certification.actions import refreshing, sending_reminders, sweep
from workshops.access import clock


def _day(as_of: str | None) -> datetime.date:
    return datetime.date.fromisoformat(as_of) if as_of else clock.today()


@shared_task
def revoke_lapsed(as_of: str | None = None) -> None:
    """Runs after midnight in Shanghai as of the day that has begun (docs/adr/0020)."""
    sweep.revoke_lapsed(as_of=_day(as_of))


@shared_task
def refresh_standing(as_of: str | None = None) -> None:
    """Risk and deadlines change with the calendar, not only with what people do."""
    refreshing.refresh_standings(as_of=_day(as_of))


@shared_task
def send_reminders(as_of: str | None = None) -> None:
    sending_reminders.send_reminders(as_of=_day(as_of))


@shared_task
def check_standing() -> None:
    """Fails, so that the worker's alarm goes off, when a shown standing is not what its legal rows give."""
    if differences := standing.check():
        raise RuntimeError("standing differs: " + ", ".join(found.number for found in differences))
