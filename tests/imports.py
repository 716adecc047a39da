"""Workbooks as people bring them, checked and written by the job that the pages start."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.workbooks import filled
from workshops import import_tables
from workshops.actions import importing, running_imports
from workshops.models import ImportJob


def checked(name: str, by, *lines: dict) -> ImportJob:
    """The job of a file with the lines (cells by column key), checked."""
    return checked_file(name, by, filled(import_tables.get(name), *lines))


def checked_file(name: str, by, file: io.BytesIO) -> ImportJob:
    job = importing.upload(by=by, table_name=name, file=SimpleUploadedFile("名册.xlsx", file.getvalue()))
    running_imports.check(job.pk)
    job.refresh_from_db()
    return job


def written(job: ImportJob, by, *, skip_bad_rows: bool = False) -> ImportJob:
    importing.confirm(job.pk, by=by, skip_bad_rows=skip_bad_rows)
    running_imports.save(job.pk)
    job.refresh_from_db()
    return job


def wrong(job: ImportJob) -> dict[tuple[int, str], str]:
    """(row, label of the column or "") → reason."""
    return {(each["row"], each["column"]): each["reason"] for each in job.result["problems"]}
