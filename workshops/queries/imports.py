"""What the page of an import shows of its preview: the problems as stored, and sound rows from the uploaded file."""

from itertools import groupby
from types import SimpleNamespace

from workshops import import_tables
from workshops.access import sealed
from workshops.models import ImportJob
from workshops.tables.checking import read_again
from workshops.tables.columns import Column
from workshops.tables.context import Context
from workshops.tables.export import sheet_name
from workshops.tables.reading import read_workbook

ROWS_SHOWN = 100


def problems_shown(job: ImportJob) -> dict:
    """``by_row``: (row number, problems) of the first ROWS_SHOWN bad rows; ``by_column``: how often each reason comes.

    ``more_rows``: how many bad rows are not listed. With them the sound rows (``good_shown``).
    """
    problems = job.result.get("problems", [])
    rows = [(number, list(found)) for number, found in groupby(problems, key=lambda problem: problem["row"])]
    return {
        "by_row": rows[:ROWS_SHOWN],
        "more_rows": max(0, job.rows_bad - min(len(rows), ROWS_SHOWN)),
        "by_column": job.result.get("summary", []),
        "notes": job.result.get("notes", []),
        **good_shown(job),
    }


def good_shown(job: ImportJob) -> dict:
    """``good_rows``: (row number, [(column, text)]) of the first rows that wait to be written; ``more_good``: how many
    others do.

    They are read from the file each time: it goes with the job, and nothing of them is kept beside it.
    """
    numbers = job.result.get("good_rows", []) if job.state == ImportJob.State.READY else []
    if not numbers:
        return {"good_rows": [], "more_good": 0}
    table = import_tables.get(job.table)
    with job.file.open("rb") as file:
        sheet = read_workbook(file, job.file.name, prefer=sheet_name(table.title))
    rows = read_again(table, sheet, Context(user=job.user, region=job.user.region), numbers)
    columns = [column for column in table.import_columns if column.listed]
    shown = [(row.number, [(column, _text(column, row.values)) for column in columns]) for row in rows]
    return {"good_rows": shown, "more_good": job.rows_good - len(shown)}


def _text(column: Column, values: dict) -> str:
    text = column.text(SimpleNamespace(**values))
    return sealed.mask_phone(text) if column.personal else text
