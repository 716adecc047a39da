"""Celery tasks of training; each has a command that calls the same function."""

from celery import shared_task

from training.actions.trainees_erasing import erase_trainees
from workshops.access import clock
from workshops.people.retention import limit_on


@shared_task
def erase_expired_trainees() -> None:
    """What the period of retention is over for (docs/adr/0031); missed nights are made up for by the next."""
    erase_trainees(older_than=limit_on(clock.today()))
