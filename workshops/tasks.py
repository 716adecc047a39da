"""Celery tasks of the register. Arguments are ids, never what a file holds."""

from celery import shared_task

from workshops.actions import importing, running_imports


@shared_task
def check_import(job_id: str) -> None:
    running_imports.check(job_id)


@shared_task
def save_import(job_id: str) -> None:
    running_imports.save(job_id)


@shared_task
def cancel_forgotten_imports() -> None:
    importing.cancel_forgotten()
