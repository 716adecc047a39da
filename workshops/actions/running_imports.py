"""Checking and writing an import job: safe to run twice, and nothing half-written when it is killed.

Each runs under the job's lock and looks at its state first, so that a task delivered twice does nothing the second
time; a killed worker leaves the job as it was, to be taken up again. What is stored of a preview never holds
the values of personal columns.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.urls import reverse

from workshops import import_tables
from workshops.access import journal, notify
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.actions.importing import State, close, refuse_others
from workshops.models import ImportJob
from workshops.tables.checking import Preview
from workshops.tables.checking import check as check_sheet
from workshops.tables.context import Context
from workshops.tables.export import sheet_name
from workshops.tables.reading import UnreadableFile, read_workbook

UNEXPECTED = "系统出错，没有写入任何数据。请稍后重新上传；仍然出错的，请联系系统管理员。"
PROBLEMS_STORED = 2000


def context_of(user: User) -> Context:
    """Whose import it is: nothing outside the office's region can be named."""
    return Context(user=user, region=user.region)


def preview(table: import_tables.ImportTable, file, *, by: User, name: str) -> Preview:
    """The workbook checked for ``by``'s region; nothing is written. Raises ``Refused``, ``UnreadableFile``."""
    refuse_others(by)
    return check_sheet(table, read_workbook(file, name, prefer=sheet_name(table.title)), context_of(by))


def preview_job(job: ImportJob) -> Preview:
    """A job's file checked again, as the register is now."""
    with job.file.open("rb") as file:
        return preview(import_tables.get(job.table), file, by=job.user, name=job.file.name)


def check(job_id) -> None:
    """CHECKING → READY with the preview, or FAILED when the file can't be read."""
    with _failing(job_id), transaction.atomic():
        job = _locked(job_id)
        if job.state != State.CHECKING:
            return
        try:
            found = preview_job(job)
        except UnreadableFile as error:
            close(job, State.FAILED, message=str(error))
            return
        if found.faults:
            close(job, State.FAILED, message="\n".join(found.faults))
            return
        _keep(job, found, State.READY)
        _tell_who_confirms(job)


def _tell_who_confirms(job: ImportJob) -> None:
    if job.rows_good and import_tables.get(job.table).by_two:
        title = f"导入文件“{job.file_name}”已检查，请核对后确认写入"
        link = reverse("workshops:import-detail", args=[job.pk])
        notify.post(to_office=(Department.CULTURE, job.region), kind="import.ready", title=title, link=link)


def save(job_id) -> None:
    """SAVING → DONE, in one transaction with every row written; back to READY when rows have become wrong."""
    with _failing(job_id), transaction.atomic():
        job = _locked(job_id)
        if job.state != State.SAVING:
            return
        _one_at_a_time(job.table)
        found = preview_job(job)
        if not found.good or (found.bad and not job.skip_bad_rows):
            job.message = "写入前又检查了一遍，有的行现在不能写入（例如刚刚已被登记），因此没有写入任何行。"
            _keep(job, found, State.READY)
            return
        job.rows_saved = import_tables.get(job.table).save_rows(found.good, context_of(job.user))
        _keep(job, found, State.DONE)
        close(job, State.DONE)
        detail = {"table": job.table, "saved": job.rows_saved, "left_out": job.rows_bad}
        journal.record(by=job.user, action="import.save", obj=job, detail=detail)


def _keep(job: ImportJob, found: Preview, state: str) -> None:
    job.rows_total, job.rows_good, job.rows_bad = found.total, len(found.good), len(found.bad)
    job.result, job.state = found.as_dict(PROBLEMS_STORED), state
    job.save()


def _locked(job_id) -> ImportJob:
    jobs = ImportJob.objects.select_related("user__office__region").select_for_update(of=("self",))
    return jobs.get(pk=job_id)


def _one_at_a_time(table: str) -> None:
    """Two files that hold the same workshop: the second is checked when the first is written. Ends with the
    transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"import:{table}"])


@contextmanager
def _failing(job_id) -> Iterator[None]:
    """Ends the job when its work can't be done; what is unexpected is raised again, for the worker's alarm."""
    try:
        yield
    except Refused as refused:
        _fail(job_id, refused.message)
    except Exception:
        _fail(job_id, UNEXPECTED)
        raise


@transaction.atomic
def _fail(job_id, message: str) -> None:
    job = _locked(job_id)
    close(job, State.FAILED, message=message)
    journal.record(by=job.user, action="import.fail", obj=job, result=journal.Result.REFUSED)
