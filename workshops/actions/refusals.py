"""Attempts at what somebody may not do leave a trace, though the act itself is rolled back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from workshops.access import journal
from workshops.access.refusal import Refused

OF_AUTHORITY = frozenset({"wrong_role", "own_product", "own_claim", "own_case"})
"""Codes of refusals that say who may act; what merely isn't complete yet is no attempt."""


def journalled(action: str) -> Callable:
    """For an action with ``by=``, outside its transaction: a refusal for want of authority is journalled."""

    def wrap(act: Callable) -> Callable:
        @wraps(act)
        def acting(*args, by, **given):
            with tracing(action, by):
                return act(*args, by=by, **given)

        return acting

    return wrap


@contextmanager
def tracing(action: str, by, obj=None, *, every: bool = False) -> Iterator[None]:
    """Stands around the act's transaction; ``every``: also of refusals that say nothing of authority."""
    try:
        yield
    except Refused as refusal:
        if every or refusal.code in OF_AUTHORITY:
            journal.record(by=by, action=action, obj=obj, result=journal.Result.REFUSED, detail={"code": refusal.code})
        raise
