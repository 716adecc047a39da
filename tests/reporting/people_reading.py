"""Reading tables of head counts by the code of their indicators."""

import datetime

from reporting.queries.people import COLUMNS, people_basis, people_table

CODES = [column.code for column in COLUMNS]


def table_of(region=None, as_of: str = "2024-06-30", known_at: datetime.datetime | None = None):
    return people_table(people_basis(datetime.date.fromisoformat(as_of), known_at), region)


def named(figures) -> dict[str, int]:
    """{code: figure}, those that are not 0."""
    return {code: figure for code, figure in zip(CODES, figures, strict=True) if figure}


def totals(region=None, as_of: str = "2024-06-30", known_at: datetime.datetime | None = None) -> dict[str, int]:
    return named(table_of(region, as_of, known_at).total.figures)


def by_region(table, code: str) -> dict[str, int]:
    """{region: figure} of the lines that have one."""
    at = CODES.index(code)
    return {line.region.pk: line.figures[at] for line in table.lines if line.figures[at]}
