"""Who works on an import job, and which file of a table is written: locks that end with their holder's connection.

Not locks on the job's row: that stays free while a job runs for minutes, so that a page can ask for it to be cancelled.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import Error, connection

from workshops.actions.import_progress import Phase, Watch

POLL_SECONDS = 1.0


class Busy(Exception):
    """Another file of the table is being written, and the caller did not want to wait."""


@contextmanager
def alone_with(job_id) -> Iterator[bool]:
    """Whether nobody else runs the job; then nobody does until the block ends, or this process is killed."""
    key = _key("job", job_id)
    alone = _ask("SELECT pg_try_advisory_lock({})", key)
    try:
        yield alone
    finally:
        if alone:
            _let_go(key)


def nobody_runs(job_id) -> bool:
    """True: nobody runs the job, nor can begin to before the caller's transaction ends."""
    return _ask("SELECT pg_try_advisory_xact_lock({})", _key("job", job_id))


def wait_for_turn(table: str, watch: Watch, *, wait: bool) -> None:
    """Two files that hold the same workshop: the second is checked when the first is written. The turn ends with the
    caller's transaction. Raises ``Busy`` where ``wait`` is false; the wait can be cancelled (``Stopped``)."""
    while not _ask("SELECT pg_try_advisory_xact_lock({})", _key("table", table)):
        if not wait:
            raise Busy
        watch.enter(Phase.WAITING)
        time.sleep(POLL_SECONDS)


def _key(kind: str, name) -> str:
    return f"import:{kind}:{name}"


def _ask(statement: str, key: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement.format("hashtextextended(%s, 0)"), [key])
        return cursor.fetchone()[0]


def _let_go(key: str) -> None:
    try:
        _ask("SELECT pg_advisory_unlock({})", key)
    except Error:  # a connection that is lost holds no lock; one that is broken must not be used again
        connection.close()
