"""Several queries that see one and the same state of the register."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_snapshot() -> Iterator[None]:
    """A transaction of ``REPEATABLE READ``, to read in. Inside one that has begun already, that one's own level holds:
    the caller begins none before."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        # By the driver: what records the history would send a query of its own before, and then it is too late.
        with connection.connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
