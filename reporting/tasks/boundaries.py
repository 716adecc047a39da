"""Celery task of changed divisions; the command ``apply_region_changes`` calls the same action."""

import datetime

from celery import shared_task

from reporting.actions import applying_boundaries


@shared_task
def apply_region_changes(as_of: str | None = None) -> None:
    """Runs just after midnight in Shanghai: a change takes effect with the day that has begun."""
    applying_boundaries.apply_due(datetime.date.fromisoformat(as_of) if as_of else None)
