"""Released tables are made by a worker: those of the nation take minutes."""

from celery import shared_task

from reporting.actions import exporting


@shared_task
def make_export(export_id: str) -> None:
    exporting.make_export(export_id)
