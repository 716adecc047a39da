"""Listings in force: of one product, and as of a day."""

import datetime
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from catalog.models import Listing, ListingLevel

RANK = {level: rank for rank, level in enumerate(ListingLevel)}


def highest(listings: Iterable[Listing]) -> Listing | None:
    return max(listings, key=lambda each: RANK[each.level], default=None)


def since(listing: Listing) -> datetime.date:
    """Since when it has been listed without a break: a listing restored by correction goes on from the first one."""
    while listing.restored_from is not None:
        listing = listing.restored_from
    return listing.listed_on


def in_force_on(day: datetime.date, known_at: datetime.datetime | None = None) -> QuerySet[Listing]:
    """Listings in force at the day's end; with ``known_at`` as the register knew them at that instant."""
    rows = Listing.objects.filter(listed_on__lte=day)
    if known_at is None:
        return rows.filter(Q(delisted_on=None) | Q(delisted_on__gt=day))
    ended = Q(delisted_on__lte=day, delisted_at__lte=known_at)
    return rows.filter(recorded_at__lte=known_at).exclude(ended)
