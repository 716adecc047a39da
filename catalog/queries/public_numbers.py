"""How many products the catalogue holds, by province, craft, kind and level: counted at most every ten minutes.

Counting fifty thousand rows takes longer than a page may; rows, pages and photographs are never kept so.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count

from catalog.queries.public import published
from workshops.regions.models import Region

KEY, SECONDS = "catalog.public_numbers", 600


@dataclass(frozen=True, slots=True)
class Numbers:
    """``provinces``: (code, name, count) of those that have products, in the order of the divisions."""

    products: int = 0
    workshops: int = 0
    counties: int = 0
    provinces: list[tuple[str, str, int]] = field(default_factory=list)
    crafts: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)


def numbers() -> Numbers:
    return cache.get_or_set(KEY, count, SECONDS)


def count() -> Numbers:
    """Counted now, in two passes over the listed products."""
    groups = published().values_list("workshop__region__province", "craft_category", "kind").annotate(Count("pk"))
    by_province, by_craft, by_kind = Counter(), Counter(), Counter()
    for province, craft, kind, found in groups:
        by_province[province] += found
        by_craft[craft] += found
        by_kind[kind] += found
    names = Region.objects.filter(pk__in=by_province).order_by("pk").values_list("pk", "name")
    spread = published().aggregate(
        workshops=Count("workshop", distinct=True), counties=Count("workshop__region", distinct=True)
    )
    return Numbers(
        by_province.total(),
        spread["workshops"],
        spread["counties"],
        [(code, name, by_province[code]) for code, name in names],
        dict(by_craft),
        dict(by_kind),
    )
