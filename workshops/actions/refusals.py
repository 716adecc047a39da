"""Attempts at what somebody may not do leave a trace, though the act itself is rolled back."""

from collections.abc import Callable
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
            try:
                return act(*args, by=by, **given)
            except Refused as refusal:
                record(action, by, refusal)
                raise

        return acting

    return wrap


def record(action: str, by, refusal: Refused, obj=None) -> None:
    if refusal.code in OF_AUTHORITY:
        journal.record(by=by, action=action, obj=obj, result=journal.Result.REFUSED, detail={"code": refusal.code})
