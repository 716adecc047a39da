"""What was written since a count: asked of the rows themselves, so that no writer has to tell (docs/adr/0048).

PostgreSQL keeps with each row the number of the transaction that wrote it. What a count saw surely is what was written
by transactions before the oldest one that was still running when it began; every row from there on may be new. So
nothing that is committed during a count, or after a long transaction, is ever missed; at worst an area is counted
again.
"""

from dataclasses import dataclass

from django.db import connection
from psycopg2 import sql

from reporting.queries.rollup.areas import Area

NUMBERS = 2**32
"""Transactions are kept with each row by the lower half of their number."""
_STATE = "SELECT count(*), count(*) FILTER (WHERE age(xmin) <= age({since}::text::xid)) FROM {table}"


def horizon() -> int:
    """The oldest transaction whose rows can't all be read yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return cursor.fetchone()[0]


@dataclass(frozen=True, slots=True)
class Written:
    """``rows``: table → how many rows it has; ``newer``: how many were, or may have been, written since."""

    rows: dict[str, int]
    newer: int

    def differs_from(self, rows: dict[str, int]) -> bool:
        """Something was written, or deleted."""
        return self.newer > 0 or self.rows != rows


def written_since(area: Area, since: int) -> Written:
    rows, newer = {}, 0
    with connection.cursor() as cursor:
        for model in area.tables:
            table = model._meta.db_table
            statement = sql.SQL(_STATE).format(table=sql.Identifier(table), since=sql.Literal(since % NUMBERS))
            cursor.execute(statement)
            rows[table], changed = cursor.fetchone()
            newer += changed
    return Written(rows, newer)
