"""Figures of publicity: what was reported of workshops, by kind of medium (notice art. 8)."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from catalog.models import Coverage, CoverageKind
from workshops.regions.models import Region


@dataclass(frozen=True)
class KindFigures:
    """``reach`` in readings or viewings, of those where it is known; ``sales`` in yuan, of live streams."""

    kind: str
    label: str
    items: int
    reach: int
    sales: Decimal
    workshops: int


def coverage_by_kind(region: Region | None = None, year: int | None = None) -> list[KindFigures]:
    """One line a kind, also of those without any, of the region and below (``None``: the nation); ``year`` of
    publication. Workshops don't add up over the kinds."""
    rows = Coverage.objects.filter(voided_at=None, region__in=Region.objects.within(region))
    if year is not None:
        rows = rows.filter(published_on__year=year)
    summed = {
        each["kind"]: each
        for each in rows.order_by().values("kind").annotate(
            items=Count("pk"), reached=Sum("reach"), sold=Sum("sales_amount"),
            shown=Count("workshop", distinct=True),
        )
    }  # fmt: skip
    nothing = {"items": 0, "reached": None, "sold": None, "shown": 0}
    return [
        KindFigures(kind, label, found["items"], found["reached"] or 0, found["sold"] or Decimal(0), found["shown"])
        for kind, label in CoverageKind.choices
        for found in (summed.get(kind, nothing),)
    ]
