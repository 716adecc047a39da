"""Known brands (知名品牌, notice art. 6) as of a day."""

import datetime

from django.db.models import Count, QuerySet

from catalog.models import Brand, BrandKind


def brands_on(region, day: datetime.date) -> QuerySet:
    """Entered by that day, of the region's subtree (``None``: the nation); when a brand became known isn't dated."""
    rows = Brand.objects.filter(voided_at=None, recorded_at__date__lte=day)
    return rows.filter(region__path__startswith=region.path) if region else rows


def count_brands(region, day: datetime.date) -> dict[str, int]:
    """Kind → number; every kind is there."""
    counted = brands_on(region, day).order_by().values_list("kind").annotate(Count("pk"))
    return dict.fromkeys(BrandKind.values, 0) | dict(counted)
