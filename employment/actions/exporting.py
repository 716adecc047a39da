"""Workbooks with names and numbers of people: journalled with the purpose that was given."""

from workshops.access import journal
from workshops.access.models import User


def journal_personal_export(*, by: User, table: str, rows: int, purpose: str, clear: list[str], filters: str) -> None:
    """`clear`: which columns stand unmasked in the workbook; `filters` without values that may be a person's."""
    detail = {"table": table, "rows": rows, "purpose": purpose, "clear": clear}
    if filters:
        detail["filters"] = filters
    journal.record(by=by, action="personal_data.export", detail=detail)
