"""How many products there are, by status and by level of the catalogue; as of a day, in a part of the nation.

A region of ``None`` is the nation. `known_at` draws a figure as the register knew it at that instant.
"""

import datetime
from collections import Counter

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalog.models import Listing, ListingLevel, Product, ProductStatus
from catalog.queries.listing_in_force import RANK, in_force_on
from workshops.regions.models import Region


def by_status(region: Region | None, day: datetime.date) -> dict[str, int]:
    """Status → products registered by the day's end and not voided by then, in the status that they had then."""
    end = _end_of(day)
    rows = _within(Product.objects.filter(recorded_at__lt=end), region, "workshop__region")
    rows = rows.exclude(voided_at__lt=end)
    # Events hold the row as it was before a change: the first change after the day shows what it was on it.
    then = (
        Product.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), pgh_created_at__gte=end)
        .order_by("pgh_id")
        .values("status")
    )
    found = Counter(rows.values_list(Coalesce(Subquery(then[:1]), "status"), flat=True))
    return {status: found[status] for status in ProductStatus.values}


def by_level(region: Region | None, day: datetime.date, known_at: datetime.datetime | None = None) -> dict[str, int]:
    """Level → products whose highest listing in force on the day is of it: each product counts once."""
    rows = _within(in_force_on(day, known_at), region, "product__workshop__region")
    top: dict[int, str] = {}
    for product, level in rows.values_list("product", "level"):
        if product not in top or RANK[level] > RANK[top[product]]:
            top[product] = level
    found = Counter(top.values())
    return {level: found[level] for level in ListingLevel.values}


def newly_listed(region: Region | None, year: int, level: str = ListingLevel.COUNTY) -> int:
    """Listings of the level that began in the year; those that a correction restored did not begin anew."""
    rows = Listing.objects.filter(listed_on__year=year, level=level, restored_from=None)
    return _within(rows, region, "product__workshop__region").count()


def delisted(region: Region | None, year: int, level: str = ListingLevel.COUNTY) -> dict[str, int]:
    """Cause → listings of the level that ended in the year, without those that a correction restored."""
    rows = Listing.objects.filter(delisted_on__year=year, level=level, restorations=None)
    return dict(Counter(_within(rows, region, "product__workshop__region").values_list("delist_cause", flat=True)))


def _within(rows: QuerySet, region: Region | None, path: str) -> QuerySet:
    return rows if region is None else rows.filter(**{f"{path}__path__startswith": region.path})


def _end_of(day: datetime.date) -> datetime.datetime:
    """The first instant after the day."""
    return timezone.make_aware(datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time()))
