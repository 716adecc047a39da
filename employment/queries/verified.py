"""Claimed and verified categories on any day, as they are known now or as they were known at an instant (rules.md §5).

Days are whole and both ends count: an entry that ends on a day still holds on that day. `known_at` leaves out what
was recorded later: rows, ends and withdrawals alike.
"""

import datetime

from django.db.models import Exists, OuterRef, Q

from employment.models import CategoryClaim, Listing


def claims_on(day: datetime.date, known_at: datetime.datetime | None = None):
    """What workshops claim for `day`: CategoryClaim rows, at most one a worker."""
    if known_at is None:
        return CategoryClaim.objects.filter(_holds(day), withdrawn_at=None)
    end_unknown = Q(ended_at__gt=known_at)
    return CategoryClaim.objects.filter(
        Q(withdrawn_at=None) | Q(withdrawn_at__gt=known_at), _holds(day, end_unknown), recorded_at__lte=known_at
    )


def listings_on(day: datetime.date, known_at: datetime.datetime | None = None):
    """What the rural offices' lists say for `day`: Listing rows; a person may stand in several, of several counties."""
    if known_at is None:
        return Listing.objects.filter(_holds(day))
    end_unknown = Q(closed_recorded_at__gt=known_at)
    return Listing.objects.filter(_holds(day, end_unknown), recorded_at__lte=known_at)


def verified_on(
    day: datetime.date,
    known_at: datetime.datetime | None = None,
    *,
    worker: str = "worker",
    category: str = "category",
) -> Exists:
    """Whether the list of the worker's own county holds the person in the category on `day`.

    For ``filter`` and ``annotate`` of any rows that lead to a Worker: `worker` is the path to it (``""`` where the
    rows are workers), `category` the path to the category that is asked about. ``claims_on(day).filter(
    verified_on(day))``; for workers ``.filter(verified_on(day, worker="", category="claims__category"))``.
    """
    path = f"{worker}__" if worker else ""
    return Exists(
        listings_on(day, known_at).filter(
            person=OuterRef(f"{path}person"), region=OuterRef(f"{path}home_region"), category=OuterRef(category)
        )
    )


def _holds(day: datetime.date, end_unknown: Q | None = None) -> Q:
    """Valid on the day; an end that was not known yet doesn't count."""
    goes_on = Q(valid_to=None) | Q(valid_to__gte=day)
    return Q(valid_from__lte=day) & (goes_on if end_unknown is None else goes_on | end_unknown)
