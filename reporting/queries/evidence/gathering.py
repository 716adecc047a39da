"""Gathering the rows behind figures of all three families, from the definitions that count them."""

from collections.abc import Iterable, Iterator, Sequence

from reporting.indicators import INDICATORS as REGISTER
from reporting.indicators.base import Indicator, in_force
from reporting.people_indicators import PEOPLE_INDICATORS
from reporting.queries.as_known import as_known
from reporting.queries.basis import Basis
from reporting.queries.evidence.people import people_rows
from reporting.queries.evidence.row import WORKSHOPS, EvidenceRow
from reporting.queries.evidence.work import work_rows
from reporting.queries.figures import DICTIONARY
from reporting.queries.rows import WorkshopRow, workshop_rows
from reporting.work_indicators import INDICATORS as WORK
from reporting.work_indicators import Span
from workshops.models import Workshop
from workshops.regions.models import Region


def rows_behind(codes: Sequence[str], basis: Basis, region: Region | None = None) -> list[EvidenceRow]:
    """What makes the figures of a region (None: the nation), as known at ``basis.known_at``, by table and key.

    ``figures_of`` these rows are the totals of ``figure_table``. To be the same for live figures too, both are read in
    one transaction of ``REPEATABLE READ``, or on a basis with its ``known_at``. An unknown code is a KeyError.
    """
    asked = [DICTIONARY[code] for code in codes]
    register = [each for each in asked if each in REGISTER]
    people = [each for each in asked if each in PEOPLE_INDICATORS]
    work = [each for each in asked if each in WORK]
    found: list[EvidenceRow] = []
    if register or people:
        found += _of_workshops(register, people, basis, region)
    if work:
        with as_known(basis.known_at):
            found += work_rows(work, region, Span(basis.first, basis.last))
    return sorted(found, key=lambda row: (row.table, row.key))


def _of_workshops(register: list, people: list, basis: Basis, region: Region | None) -> Iterator[EvidenceRow]:
    rows = workshop_rows(basis, region)
    labels = workshop_labels(row.workshop_id for row in rows)
    yield from _register_rows(register, rows, basis, labels)
    if people:
        yield from people_rows(people, basis, labels, [row.workshop_id for row in rows if in_force(row, basis)])


def _register_rows(
    asked: Sequence[Indicator], rows: Sequence[WorkshopRow], basis: Basis, labels: dict[int, str]
) -> Iterator[EvidenceRow]:
    for row in rows:
        counted = ((each.code, each.value(row, basis)) for each in asked)
        values = {code: str(value) for code, value in counted if value}
        if values:
            yield EvidenceRow(WORKSHOPS, str(row.workshop_id), labels[row.workshop_id], values)


def workshop_labels(pks: Iterable[int]) -> dict[int, str]:
    found = Workshop.objects.filter(pk__in=set(pks)).values_list("pk", "name", "number")
    return {pk: f"{name}（{number}）" for pk, name, number in found}
