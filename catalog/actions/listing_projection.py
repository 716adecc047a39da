"""The only writer of `Product.listed_level`, `listed_since` and `cover`, and their check."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from catalog.models import Listing, Product, ProductPhoto
from catalog.queries.listing_in_force import highest, since

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Shown:
    """What a product shows of its listings and photographs."""

    level: str
    since: datetime.date | None
    cover: object


@dataclass(frozen=True, slots=True)
class Difference:
    product_id: int
    shown: Shown
    computed: Shown


def project(product_ids: Iterable[int]) -> int:
    """Recompute and write, under the products' locks that the caller holds; returns how many rows changed."""
    changed = 0
    for product, computed in _computed(list(product_ids)):
        if _shown(product) != computed:
            Product.objects.filter(pk=product.pk).update(
                listed_level=computed.level, listed_since=computed.since, cover=computed.cover
            )
            changed += 1
    return changed


def check() -> list[Difference]:
    """Every product that shows something else than its listings and photographs give."""
    ids = list(Product.objects.order_by("pk").values_list("pk", flat=True))
    found = []
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            pairs = _computed(ids[start : start + BATCH])
        found += [Difference(each.pk, _shown(each), computed) for each, computed in pairs if _shown(each) != computed]
    return found


def _computed(ids: list[int]) -> list[tuple[Product, Shown]]:
    listings: dict[int, list[Listing]] = {}
    for row in Listing.objects.filter(product__in=ids, delisted_on=None).select_related("restored_from"):
        listings.setdefault(row.product_id, []).append(row)
    covers: dict[int, object] = {}
    for photo in ProductPhoto.objects.filter(product__in=ids).order_by("product", "position"):
        covers.setdefault(photo.product_id, photo.attachment_id)
    made = []
    for product in Product.objects.filter(pk__in=ids).order_by("pk"):
        top = highest(listings.get(product.pk, []))
        level, day = (top.level, since(top)) if top else ("", None)
        made.append((product, Shown(level, day, covers.get(product.pk))))
    return made


def _shown(product: Product) -> Shown:
    return Shown(product.listed_level, product.listed_since, product.cover_id)
