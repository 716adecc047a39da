"""Bulk writing by COPY: thousands of rows in one statement, with their keys drawn beforehand."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def copy_in(model, fields: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write ``rows`` (values in the order of ``fields``, names of model fields) in the caller's transaction."""
    columns = ", ".join(connection.ops.quote_name(model._meta.get_field(name).column) for name in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    lines = io.StringIO()
    for row in rows:
        lines.write("\t".join(map(_text, row)))
        lines.write("\n")
    lines.seek(0)
    # Django passes the errors of this statement on as they are.
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", lines)


def draw_keys(model, count: int) -> list[int]:
    """``count`` new primary keys of the model's table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _text(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.translate(ESCAPES)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
