"""Celery tasks of the register. Arguments are ids, never what a file holds."""

from celery import shared_task

from workshops.actions import importing, resuming_imports, running_imports
from workshops.models import ImportJob


@shared_task
def check_import(job_id: str) -> None:
    running_imports.check(job_id)


@shared_task
def save_import(job_id: str) -> None:
    running_imports.save(job_id)


@shared_task
def cancel_forgotten_imports() -> None:
    importing.cancel_forgotten()


@shared_task
def resume_interrupted_imports() -> None:
    for job in resuming_imports.interrupted():
        hand_over(job)


def hand_over(job: ImportJob) -> None:
    """Gives a job that is to be checked or written to a worker; twice does no harm."""
    if job.state == ImportJob.State.CHECKING:
        check_import.delay(str(job.pk))
    elif job.state == ImportJob.State.SAVING:
        save_import.delay(str(job.pk))
