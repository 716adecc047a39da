"""Import jobs, as the person who imports drives them: upload, confirm, cancel.

Checking and writing are done by ``running_imports``, in a worker or, for small files, at once.
"""

import datetime

from django.core.files.storage import default_storage
from django.db import OperationalError, transaction

from workshops import import_tables
from workshops.access import clock, journal
from workshops.access.models import Duty, User
from workshops.access.refusal import Refused
from workshops.actions.import_turns import nobody_runs
from workshops.actions.storing import display_name
from workshops.import_tables import ImportTable
from workshops.models import ImportJob
from workshops.queries.imports import bad_rows_name, own_jobs
from workshops.tables.limits import in_megabytes, limits_of

State = ImportJob.State
BUSY = (State.CHECKING, State.SAVING)
KEPT_DAYS = 7
"""How long an upload waits to be confirmed before it is forgotten (it may hold phone numbers)."""


def refuse_others(user, table: ImportTable) -> None:
    """Raises ``Refused`` unless ``user`` may import the table."""
    if not import_tables.may_import(user, table):
        raise Refused("wrong_role", table.refusal)


def upload(*, by: User, table_name: str, file) -> ImportJob:
    """Keep an uploaded workbook privately, as a job to be checked. ``file``: a Django ``File``.

    Raises ``Refused`` (field ``file`` for what is wrong with it), ``UnknownTable``.
    """
    table = import_tables.get(table_name)
    refuse_others(by, table)
    most = limits_of(table).file
    if file.size > most:
        raise Refused("too_large", f"文件超过 {in_megabytes(most)} MB，请分成几个文件导入。", field="file")
    if not file.size:
        raise Refused("empty_file", "文件是空的，请重新选择。", field="file")
    region, name = import_tables.region_of(by), display_name(file.name)
    job = ImportJob(table=table.name, user=by, region=region, file_name=name, queued_at=clock.now())
    file.seek(0)
    job.file.save(f"{job.pk.hex}.xlsx", file, save=False)  # nothing of the client's name reaches the disk
    try:
        with transaction.atomic():
            job.save(force_insert=True)
            journal.record(by=by, action="import.upload", obj=job, detail={"table": table.name, "size": file.size})
    except BaseException:
        default_storage.delete(job.file.name)
        raise
    return job


def refuse_unless_may_confirm(job: ImportJob, by: User) -> None:
    """An old register gives statuses: as with a certification, who prepares it does not decide it."""
    table = import_tables.get(job.table)
    refuse_others(by, table)
    if not table.by_two:
        return
    if by.pk == job.user_id:
        raise Refused("same_person", "上传人不能确认写入，请由本单位另一人（县级为审核人）核对后确认。")
    if by.level == "county" and by.duty != Duty.APPROVER:
        raise Refused("wrong_role", "县级的导入须由审核人核对后确认写入。")


@transaction.atomic
def confirm(job_id, *, by: User, skip_bad_rows: bool, at_console: bool = False) -> ImportJob:
    """Let the checked rows be written: all or none, or with ``skip_bad_rows`` the good ones alone.

    ``at_console``: from the command, whose operator is the second person; the journal says so.
    """
    job = _locked(job_id, by)
    if at_console:
        refuse_others(by, import_tables.get(job.table))
    else:
        refuse_unless_may_confirm(job, by)
    if job.state != State.READY:
        raise Refused("wrong_state", f"这次导入{job.get_state_display()}，不能再确认。")
    if not job.rows_good:
        raise Refused("nothing_to_save", "没有可以写入的行，请改正后重新上传。")
    if job.rows_bad and not skip_bad_rows:
        raise Refused(
            "bad_rows",
            f"还有 {job.rows_bad} 行有错误。请改正后重新上传，或者选择只写入正确的行。",
            field="mode",
        )
    job.state, job.skip_bad_rows, job.message, job.confirmed_by = State.SAVING, skip_bad_rows, "", by
    job.queued_at, job.started_at, job.attempts = clock.now(), None, 0
    job.save()
    detail = {"rows": job.rows_good, "left_out": job.rows_bad, "at_console": at_console}
    journal.record(by=by, action="import.confirm", obj=job, detail=detail)
    return job


@transaction.atomic
def cancel(job_id, *, by: User) -> ImportJob:
    """Give up a job that is not written yet; its file goes. One that is running ends at its next batch, without
    having written anything: ``cancel_asked_at`` says that it will.

    Never waits for a run: in the moment in which one ends, ``Refused``.
    """
    try:
        job = _locked(job_id, by, nowait=True)
    except OperationalError:
        raise Refused("busy", "这次导入正在结束，请稍后刷新页面查看结果。") from None
    refuse_others(by, import_tables.get(job.table))
    if job.state not in (*BUSY, State.READY):
        raise Refused("wrong_state", f"这次导入{job.get_state_display()}，不能再取消。")
    if job.cancel_asked_at:
        return job
    job.cancel_asked_at = clock.now()
    if nobody_runs(job.pk):
        close(job, State.CANCELLED)
    else:
        job.save(update_fields=["cancel_asked_at"])
    journal.record(by=by, action="import.cancel", obj=job)
    return job


def cancel_forgotten(*, older_than: datetime.datetime | None = None) -> int:
    """Cancel what was uploaded more than KEPT_DAYS ago and never confirmed; returns how many."""
    limit = older_than or clock.now() - datetime.timedelta(days=KEPT_DAYS)
    waiting = ImportJob.objects.filter(state__in=(State.CHECKING, State.READY), created_at__lt=limit)
    cancelled = 0
    for pk in waiting.values_list("pk", flat=True):
        with transaction.atomic():
            job = ImportJob.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
            if job is None or job.state not in (State.CHECKING, State.READY) or not nobody_runs(pk):
                continue
            close(job, State.CANCELLED, message=f"上传后 {KEPT_DAYS} 天没有确认，已自动取消。")
            journal.record(by=None, action="import.cancel", obj=job, detail={"forgotten": True})
            cancelled += 1
    return cancelled


def close(job: ImportJob, state: str, *, message: str = "") -> None:
    """End a job in the caller's transaction; what is stored of the file is deleted when that commits."""
    stored = [job.file.name, bad_rows_name(job)] if job.file.name else []
    job.file, job.result = "", {key: value for key, value in job.result.items() if key != "shown"}
    job.state, job.message, job.finished_at = state, message, clock.now()
    job.save()
    for name in stored:
        transaction.on_commit(lambda name=name: default_storage.delete(name))


def _locked(job_id, by: User, *, nowait: bool = False) -> ImportJob:
    """The job under its lock; only its own office, or a leader who uploaded it, acts on it."""
    return own_jobs(ImportJob.objects.select_for_update(of=("self",), nowait=nowait), by).get(pk=job_id)
