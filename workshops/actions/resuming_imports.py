"""Import jobs whose worker was killed, or whose task was lost, are taken up again by themselves."""

import datetime

from django.db import transaction

from workshops.access import clock, journal
from workshops.actions.import_turns import nobody_runs
from workshops.actions.importing import BUSY, State, close
from workshops.models import ImportJob

ATTEMPTS_MAX = 3
CUT_OFF = datetime.timedelta(minutes=1)
"""A run that began longer ago and that nobody does any more was cut off."""
LOST = datetime.timedelta(minutes=10)
"""A task that no worker took up for so long is handed over again: it may be lost; twice does no harm."""
GIVEN_UP = (
    f"处理了 {ATTEMPTS_MAX} 次都中断，没有写入任何数据。请把文件分成几个较小的文件后重新上传；"
    "仍然中断的，请联系系统管理员。"
)


def interrupted() -> list[ImportJob]:
    """The jobs to be handed to a worker again, marked as handed over now; those that failed too often are ended."""
    waiting = ImportJob.objects.filter(state__in=BUSY).order_by("created_at").values_list("pk", flat=True)
    found = [_taken_up(pk) for pk in waiting]
    return [job for job in found if job is not None]


@transaction.atomic
def _taken_up(job_id) -> ImportJob | None:
    jobs = ImportJob.objects.select_for_update(of=("self",), skip_locked=True).select_related("user")
    job = jobs.filter(pk=job_id, state__in=BUSY).first()
    if job is None or not _stands_still(job) or not nobody_runs(job.pk):
        return None
    if job.cancel_asked_at:
        close(job, State.CANCELLED)
        return None
    if job.attempts >= ATTEMPTS_MAX:
        close(job, State.FAILED, message=GIVEN_UP)
        journal.record(by=job.user, action="import.fail", obj=job, result=journal.Result.REFUSED)
        return None
    job.queued_at = clock.now()
    job.save(update_fields=["queued_at"])
    return job


def _stands_still(job: ImportJob) -> bool:
    queued = job.queued_at or job.created_at
    if job.started_at is not None and job.started_at >= queued:
        return job.started_at <= clock.now() - CUT_OFF
    return queued <= clock.now() - LOST
