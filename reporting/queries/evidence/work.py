"""The rows behind the figures of work: one a counted object, with its amount or 1."""

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import Aggregate, F, QuerySet, Sum

from reporting.queries.evidence.labels import Naming, naming_of
from reporting.queries.evidence.row import PRODUCTS, TRAINED, EvidenceRow
from reporting.work_indicators import Span, WorkIndicator
from workshops.regions.models import Region

DISTINCT = {"product": PRODUCTS, "identity_lookup": TRAINED}
"""What an indicator counts different ones of, instead of its own rows → the table that these rows are said to be of."""
CHUNK = 2000


def work_rows(asked: Sequence[WorkIndicator], region: Region | None, span: Span) -> Iterator[EvidenceRow]:
    """Those of one object under one row, whatever counts it. Within ``as_known`` for a past instant."""
    found: dict[tuple[str, str], EvidenceRow] = {}
    for indicator in asked:
        table, path = _counted(indicator, span)
        for key, amount, label in _objects(indicator, table, path, region, span):
            row = found.setdefault((table, key), EvidenceRow(table, key, label, {}))
            row.values.setdefault(indicator.code, amount)
    yield from found.values()


def _counted(indicator: WorkIndicator, span: Span) -> tuple[str, str]:
    """The table of the counted objects, and the ORM path from the indicator's rows to what tells them apart."""
    path, aggregate = _path(indicator.value()), indicator.value()
    if isinstance(aggregate, Sum) or path == "pk":
        return indicator.rows(span).model._meta.label_lower, "pk"
    return DISTINCT[path], path


def _path(aggregate: Aggregate) -> str:
    [counted] = [each for each in aggregate.get_source_expressions() if isinstance(each, F)]
    return counted.name


def _objects(
    indicator: WorkIndicator, table: str, path: str, region: Region | None, span: Span
) -> Iterator[tuple[str, str, str]]:
    """Key, amount and label."""
    rows: QuerySet = indicator.rows(span)
    if region:
        rows = rows.filter(**{f"{indicator.region}__path__startswith": region.path})
    aggregate = indicator.value()
    naming: Naming = naming_of(table, rows.model)
    # By number, so that of several rows of one object always the same one names it.
    fields = [path, *([_path(aggregate)] if isinstance(aggregate, Sum) else []), *naming.fields]
    first = len(fields) - len(naming.fields)
    for values in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        amount = values[1] if isinstance(aggregate, Sum) else 1
        if amount is not None:  # a sum passes over what has none
            yield _key(table, values[0]), f"{Decimal(amount):f}", naming.spell(*values[first:])


def _key(table: str, value) -> str:
    return trained_key(value) if table == TRAINED else str(value)


def trained_key(lookup: str) -> str:
    """The keyed digest of a person's number is digested once more: nothing of the register can be looked up by it."""
    return hashlib.sha256(f"evidence {lookup}".encode()).hexdigest()[:32]
