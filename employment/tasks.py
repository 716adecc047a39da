"""Celery tasks of employment; each has a command that calls the same function."""

from celery import shared_task

from employment.actions import erasing, matching
from workshops.access import clock


@shared_task
def reconcile_lists() -> None:
    """Claims, spells and lists begin and end with the calendar, not only when somebody enters something."""
    matching.reconcile()


@shared_task
def erase_expired_people() -> None:
    """What the period of retention is over for (docs/adr/0031); missed nights are made up for by the next."""
    erasing.erase_expired(as_of=clock.today())
