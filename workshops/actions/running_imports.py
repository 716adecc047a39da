"""Checking and writing an import job: safe to run twice, and nothing half-written when it is killed.

A run writes everything in one transaction. Nobody else runs the job meanwhile (import_turns), and the state is looked
at first, so that a task delivered twice does nothing the second time. A killed worker leaves the job as it was:
``interrupted`` finds it. What is stored of a preview never holds the values of personal columns.
"""

import logging
from collections.abc import Callable

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import F
from django.urls import reverse
from psycopg2 import errorcodes

from workshops import import_tables
from workshops.access import clock, journal, notify
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions import import_progress
from workshops.actions.import_progress import Phase, Stopped, Watch
from workshops.actions.import_turns import Busy, alone_with, wait_for_turn
from workshops.actions.importing import State, close, refuse_others
from workshops.import_tables import ImportTable, RowsChanged
from workshops.models import ImportJob
from workshops.queries.imports import bad_rows_name, sealed_rows
from workshops.tables.checking import Preview, check_batches
from workshops.tables.checking import check as check_sheet
from workshops.tables.context import Context
from workshops.tables.export import sheet_name
from workshops.tables.limits import limits_of
from workshops.tables.reading import Sheet, UnreadableFile, read_workbook
from workshops.tables.workbooks import bad_rows_workbook

UNEXPECTED = "系统出错，没有写入任何数据。请稍后重新上传；仍然出错的，请联系系统管理员。"
CHANGED = "写入前又检查了一遍，有的行现在不能写入（例如刚刚已被登记），因此没有写入任何行。"
PROBLEMS_STORED = 2000
SAME_TWICE = frozenset({errorcodes.UNIQUE_VIOLATION, errorcodes.EXCLUSION_VIOLATION})
logger = logging.getLogger(__name__)


def context_of(user: User, job_id=None) -> Context:
    """Whose import it is: nothing outside the office's region, or the leader's county, can be named."""
    return Context(user=user, region=import_tables.region_of(user), job_id=job_id)


def preview(table: ImportTable, file, *, by: User, name: str) -> Preview:
    """The workbook checked for ``by``'s region; nothing is written. Raises ``Refused``, ``UnreadableFile``."""
    refuse_others(by, table)
    return check_sheet(table, _sheet(table, file, name), context_of(by))


def check(job_id) -> None:
    """CHECKING → READY with the preview, or FAILED when the file can't be read."""
    _run(job_id, State.CHECKING, _check)


def save(job_id, *, wait: bool = True) -> bool:
    """SAVING → DONE, in one transaction with every row written; back to READY when rows have become wrong.

    Without ``wait`` False, and nothing done, where another file of the table is being written: a worker may wait.
    """
    return _run(job_id, State.SAVING, lambda job, watch: _save(job, watch, wait=wait))


def _run(job_id, state: str, work: Callable[[ImportJob, Watch], None]) -> bool:
    done = _run_alone(job_id, state, work)
    # Cancelled in the moment in which the run was over and still seemed to go on.
    if ImportJob.objects.filter(pk=job_id, state=State.READY, cancel_asked_at__isnull=False).exists():
        _end(job_id, State.CANCELLED)
    return done


def _run_alone(job_id, state: str, work: Callable[[ImportJob, Watch], None]) -> bool:
    """``work`` in one transaction, if the job waits for it and nobody else does it; what is unexpected ends the job
    and is raised again, for the worker's alarm."""
    with alone_with(job_id) as alone:
        # Counted before, and committed by itself: a run that is killed leaves no other trace.
        begun = {"started_at": clock.now(), "attempts": F("attempts") + 1}
        if not alone or not ImportJob.objects.filter(pk=job_id, state=state).update(**begun):
            return True
        try:
            with transaction.atomic():
                jobs = ImportJob.objects.select_related("user__office__region", "user__home_region")
                watch = Watch(job_id)
                watch.enter(Phase.READING)
                work(jobs.get(pk=job_id), watch)
        except Busy:
            put_back = {"started_at": None, "attempts": F("attempts") - 1, "queued_at": clock.now()}
            ImportJob.objects.filter(pk=job_id).update(**put_back)
            return False
        except Stopped:
            _end(job_id, State.CANCELLED)
        except Refused as refused:
            _end(job_id, State.FAILED, refused.message)
        except UnreadableFile as error:
            _end(job_id, State.FAILED, str(error))
        except Exception:
            _end(job_id, State.FAILED, UNEXPECTED)
            raise
        finally:
            import_progress.forget(job_id)
    return True


def _check(job: ImportJob, watch: Watch) -> None:
    table = import_tables.get(job.table)
    refuse_others(job.user, table)
    with job.file.open("rb") as file:
        sheet = _sheet(table, file, job.file.name)
        watch.enter(Phase.CHECKING)
        found = check_sheet(table, sheet, context_of(job.user, job.pk), watch)
    job = _settled(job.pk)
    if found.faults:
        close(job, State.FAILED, message="\n".join(found.faults))
        return
    _keep(job, found, State.READY)
    _tell_who_confirms(job, table)


def _tell_who_confirms(job: ImportJob, table: ImportTable) -> None:
    office = job.user.office
    if job.rows_good and table.by_two and office is not None:
        title = f"导入文件“{job.file_name}”已检查，请核对后确认写入"
        link = reverse("workshops:import-detail", args=[job.pk])
        notify.post(to_office=(office.department, office.region), kind="import.ready", title=title, link=link)


def _save(job: ImportJob, watch: Watch, *, wait: bool) -> None:
    table = import_tables.get(job.table)
    refuse_others(job.user, table)
    wait_for_turn(job.table, watch, wait=wait)
    with job.file.open("rb") as file:
        sheet = _sheet(table, file, job.file.name)
        found, saved = _written(job, table, sheet, watch)
    job = _settled(job.pk)
    if saved is None:
        job.message = CHANGED
        _keep(job, found, State.READY)
        return
    job.rows_saved = saved
    _keep(job, found, State.DONE)
    close(job, State.DONE)
    detail = {"table": job.table, "saved": job.rows_saved, "left_out": job.rows_bad}
    journal.record(by=job.user, action="import.save", obj=job, detail=detail)


class _TakenBack(Exception):
    """Rows have become wrong: what was written of the others does not stay."""


def _written(job: ImportJob, table: ImportTable, sheet: Sheet, watch: Watch) -> tuple[Preview, int | None]:
    """The file checked again, as the register is now, and how many rows were written; ``None``: none may be."""
    context = context_of(job.user, job.pk)
    found, saved = Preview(table, context), 0
    watch.enter(Phase.SAVING if table.streams else Phase.CHECKING)
    try:
        with transaction.atomic():
            for rows in check_batches(found, sheet, watch):
                if rows and _may_stand(job, found):
                    watch.phase = Phase.SAVING
                    saved += table.save_rows(rows, context)
            if not found.good_count or not _may_stand(job, found):
                raise _TakenBack
            table.finish(context)
    except _TakenBack:
        return found, None
    except (RowsChanged, IntegrityError) as error:
        if isinstance(error, IntegrityError) and getattr(error.__cause__, "pgcode", "") not in SAME_TWICE:
            raise
        # Somebody wrote the same between the check and the writing: the file is looked at again as things are now.
        logger.warning("import %s was overtaken: %s", job.pk, type(error).__name__)
        return check_sheet(table, sheet, context_of(job.user, job.pk), watch), None
    return found, saved


def _may_stand(job: ImportJob, found: Preview) -> bool:
    return not found.faults and (job.skip_bad_rows or not found.bad_count)


def _sheet(table: ImportTable, file, name: str) -> Sheet:
    return read_workbook(file, name, prefer=sheet_name(table.title), limits=limits_of(table))


def _keep(job: ImportJob, found: Preview, state: str) -> None:
    """The preview as it is shown, and the bad rows as a workbook beside the upload while they can be fetched."""
    job.rows_total, job.rows_good, job.rows_bad = found.total, found.good_count, found.bad_count
    job.result, job.state = found.as_dict(PROBLEMS_STORED), state
    if state == State.READY:
        job.result["shown"] = sealed_rows(job, found)
        default_storage.delete(bad_rows_name(job))
        if found.bad:
            default_storage.save(bad_rows_name(job), bad_rows_workbook(found))
    job.save()


def _settled(job_id) -> ImportJob:
    """The job under its lock, now that the work is done; the last moment in which it can be cancelled."""
    jobs = ImportJob.objects.select_related("user__office__region").select_for_update(of=("self",))
    job = jobs.get(pk=job_id)
    if job.cancel_asked_at:
        raise Stopped
    return job


@transaction.atomic
def _end(job_id, state: str, message: str = "") -> None:
    """Without anything written; who cancelled the job finds it cancelled, whatever else became of it."""
    job = ImportJob.objects.select_for_update(of=("self",)).select_related("user").get(pk=job_id)
    if job.cancel_asked_at:
        close(job, State.CANCELLED)
        return
    close(job, state, message=message)
    journal.record(by=job.user, action="import.fail", obj=job, result=journal.Result.REFUSED)
