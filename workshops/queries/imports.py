"""What the page of an import shows of its stored preview."""

from itertools import groupby

from workshops.models import ImportJob

ROWS_SHOWN = 100


def problems_shown(job: ImportJob) -> dict:
    """``by_row``: (row number, problems) of the first ROWS_SHOWN bad rows; ``by_column``: how often each reason comes.

    ``more_rows``: how many bad rows are not listed.
    """
    problems = job.result.get("problems", [])
    rows = [(number, list(found)) for number, found in groupby(problems, key=lambda problem: problem["row"])]
    return {
        "by_row": rows[:ROWS_SHOWN],
        "more_rows": max(0, job.rows_bad - min(len(rows), ROWS_SHOWN)),
        "by_column": job.result.get("summary", []),
        "notes": job.result.get("notes", []),
    }
