"""Celery tasks of the catalogue; each has a command that calls the same function. Days are ISO dates."""

import datetime

from celery import shared_task

from catalog.actions import listing_projection, rights
from workshops.access import clock


@shared_task
def remind_rights(as_of: str | None = None) -> None:
    rights.remind_rights(as_of=datetime.date.fromisoformat(as_of) if as_of else clock.today())


@shared_task
def check_listings() -> None:
    """Fails, so that the worker's alarm goes off, when a product shows another level than its listings give."""
    if differences := listing_projection.check():
        raise RuntimeError("listings differ: " + ", ".join(str(found.product_id) for found in differences))
