"""Workbooks that leave the system are journalled, whichever page or API list made them."""

from workshops.access import journal
from workshops.access.models import User
from workshops.models import ImportJob
from workshops.tables.listing import Listing


def journal_export(listing: Listing, count: int) -> None:
    """Who took how many rows of which table, and by which filters; no personal values."""
    detail = {"table": listing.table.name, "rows": count}
    if conditions := listing.conditions:
        detail["filters"] = conditions
    journal.record(by=listing.user, action="table.export", detail=detail)


def journal_bad_rows(job: ImportJob, *, by: User) -> None:
    """The rows of an upload that were refused, as they were uploaded: they may hold numbers of people."""
    journal.record(by=by, action="import.bad_rows", obj=job, detail={"table": job.table, "rows": job.rows_bad})
