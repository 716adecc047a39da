"""The register's clock: what every legal instant is taken from.

`at(instant)` moves it for the block it encloses: for loading past years and for rehearsals, never in a request.
The journal keeps real time whatever this clock says.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moved: ContextVar[datetime.datetime | None] = ContextVar("register_clock", default=None)


def now() -> datetime.datetime:
    """The instant, with time zone."""
    return _moved.get() or timezone.now()


def today() -> datetime.date:
    """The day in Asia/Shanghai."""
    return timezone.localdate(now())


@contextmanager
def at(instant: datetime.datetime) -> Iterator[None]:
    token = _moved.set(instant)
    try:
        yield
    finally:
        _moved.reset(token)


def local_day(instant: datetime.datetime) -> datetime.date:
    """The day in Asia/Shanghai that an instant falls on."""
    return timezone.localdate(instant)
