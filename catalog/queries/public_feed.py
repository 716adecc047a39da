"""Rows for platforms: the JSON feed, the workbook and the sitemaps."""

from datetime import datetime

from django.core.cache import cache
from django.db.models import F, Max, QuerySet

from catalog.models import Product
from catalog.queries.public import public_workshops, published
from catalog.queries.public_conditions import Wanted, conditions_of, fetched

FEED_PAGE, WORKBOOK_ROWS, SITEMAP_PART = 20, 5000, 200
PARTS_KEPT = 600  # seconds


def feed_rows(wanted: Wanted, after: int) -> list[Product]:
    """The page after the row of that id, by id, and one row more where there are further pages."""
    return list(_products(wanted, "AND p.id > %s ORDER BY p.id", [after, FEED_PAGE + 1]).order_by("pk"))


def workbook_rows(wanted: Wanted) -> list[Product]:
    """The newest ones, at most ``WORKBOOK_ROWS``."""
    rows = _products(wanted, "ORDER BY p.listed_since DESC, p.id DESC", [WORKBOOK_ROWS])
    return list(rows.order_by("-listed_since", "-pk"))


def last_changed() -> datetime | None:
    """When any product or workshop last changed, by whatever means: the database's own history of rows says so,
    so that a delisting is seen too. New rows that were never touched again are in the catalogue in no case."""
    rows = fetched(
        "SELECT greatest((SELECT pgh_created_at FROM catalog_productevent ORDER BY pgh_id DESC LIMIT 1),"
        " (SELECT pgh_created_at FROM workshops_workshopevent ORDER BY pgh_id DESC LIMIT 1))",
        [],
    )
    return rows[0][0]


def product_parts() -> list[tuple[int, datetime]]:
    """Parts of the sitemap by ranges of ids, those that hold a product, and when each last changed."""
    return cache.get_or_set("catalog.sitemap.products", lambda: _parts(published()), PARTS_KEPT)


def workshop_parts() -> list[tuple[int, datetime]]:
    return cache.get_or_set("catalog.sitemap.workshops", lambda: _parts(public_workshops()), PARTS_KEPT)


def sitemap_products(part: int) -> list[tuple[object, datetime]]:
    return _sitemap(published(), part)


def sitemap_workshops(part: int) -> list[tuple[object, datetime]]:
    return _sitemap(public_workshops(), part)


def _sitemap(rows: QuerySet, part: int) -> list[tuple[object, datetime]]:
    """uid and last change of the rows of one part."""
    inside = rows.filter(pk__gte=part * SITEMAP_PART, pk__lt=(part + 1) * SITEMAP_PART)
    return list(inside.order_by("pk").values_list("uid", "updated_at"))


def _parts(rows: QuerySet) -> list[tuple[int, datetime]]:
    by_range = rows.annotate(part=F("pk") / SITEMAP_PART).values_list("part")
    return list(by_range.annotate(changed=Max("updated_at")).order_by("part"))


def _products(wanted: Wanted, more: str, values: list) -> QuerySet[Product]:
    """The rows that fit, as many as the last value says."""
    condition, first = conditions_of(wanted)
    found = fetched(f"SELECT p.id FROM catalog_product p WHERE {condition} {more} LIMIT %s", [*first, *values])  # noqa: S608
    rows = Product.objects.filter(pk__in=[pk for (pk,) in found]).select_related("workshop", "project")
    return rows.defer("search_text", "workshop__search_text", "workshop__description", "workshop__craft_ground")
