"""Whose import jobs are whose, and what the page of one shows of its preview."""

import json
from itertools import groupby
from types import SimpleNamespace

from workshops import import_tables
from workshops.access import sealed
from workshops.models import ImportJob
from workshops.tables.checking import BAD_KEPT, GOOD_SHOWN, Preview
from workshops.tables.columns import Column

ROWS_SHOWN = 100
LABEL = "import.shown"


def own_jobs(jobs, user):
    """Of a queryset of jobs those of the user's own office; a leader's are the leader's alone; of the tables that the
    user may import."""
    jobs = jobs.filter(table__in=[table.name for table in import_tables.open_to(user)])
    if user.is_leader:
        return jobs.filter(user=user)
    return jobs.filter(user__office=user.office_id) if user.is_office else jobs.none()


def bad_rows_name(job: ImportJob) -> str:
    """Where the workbook of the bad rows is stored, beside the upload."""
    return f"{job.file.name.removesuffix('.xlsx')}-bad.xlsx"


def problems_shown(job: ImportJob) -> dict:
    """``by_row``: (row number, problems) of the first ROWS_SHOWN bad rows; ``by_column``: how often each reason comes.

    ``more_rows``: how many bad rows are not listed; ``bad_kept``: how many the workbook of bad rows holds. With them
    the sound rows (``good_shown``).
    """
    problems = job.result.get("problems", [])
    rows = [(number, list(found)) for number, found in groupby(problems, key=lambda problem: problem["row"])]
    return {
        "by_row": rows[:ROWS_SHOWN],
        "more_rows": max(0, job.rows_bad - min(len(rows), ROWS_SHOWN)),
        "bad_kept": min(job.rows_bad, BAD_KEPT),
        "by_column": job.result.get("summary", []),
        "notes": job.result.get("notes", []),
        **good_shown(job),
    }


def good_shown(job: ImportJob) -> dict:
    """``good_rows``: (row number, [(column, text)]) of the first rows that wait to be written; ``more_good``: how many
    others do; ``personal``: the labels of the columns that are shown only in part."""
    try:
        kept = json.loads(sealed.unseal(job.result.get("shown", ""), label=LABEL, row=job.pk) or "[]")
    except sealed.SealError:
        kept = []
    if job.state != ImportJob.State.READY or not kept:
        return {"good_rows": [], "more_good": 0}
    columns = _columns(import_tables.get(job.table))
    rows = [(number, [(column, texts.get(column.key, "")) for column in columns]) for number, texts in kept]
    personal = "、".join(column.label for column in columns if column.personal)
    return {"good_rows": rows, "more_good": job.rows_good - len(rows), "personal": personal}


def sealed_rows(job: ImportJob, found: Preview) -> str:
    """The first sound rows as ``good_shown`` shows them, sealed for this job: a large file is not read again for
    each look at the page."""
    columns = _columns(found.table)
    rows = [[row.number, {each.key: _text(each, row.values) for each in columns}] for row in found.good[:GOOD_SHOWN]]
    return sealed.seal(json.dumps(rows, ensure_ascii=False), label=LABEL, row=job.pk)


def _columns(table: import_tables.ImportTable) -> list[Column]:
    return [column for column in table.import_columns if column.listed]


def _text(column: Column, values: dict) -> str:
    text = column.text(SimpleNamespace(**values))
    return sealed.mask_phone(text) if column.personal else text
