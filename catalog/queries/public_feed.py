"""Rows for platforms: the JSON feed, the workbook and the sitemaps."""

from datetime import datetime

from django.apps import apps
from django.core.cache import cache
from django.db.models import F, Max, QuerySet

from catalog.models import Product
from catalog.queries.public import public_workshops, published
from catalog.queries.public_search import Wanted, matching

FEED_PAGE, WORKBOOK_ROWS, SITEMAP_PART = 20, 5000, 200
PARTS_KEPT = 600  # seconds


def feed_rows(wanted: Wanted, after: int) -> list[Product]:
    """The page after the row of that id, by id, and one row more where there are further pages."""
    keys = matching(wanted).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[: FEED_PAGE + 1]
    return list(_joined(published().filter(pk__in=list(keys))).order_by("pk"))


def workbook_rows(wanted: Wanted) -> list[Product]:
    """The newest ones, at most ``WORKBOOK_ROWS``."""
    keys = matching(wanted).order_by("-listed_since", "-pk").values_list("pk", flat=True)[:WORKBOOK_ROWS]
    return list(_joined(published().filter(pk__in=list(keys))).order_by("-listed_since", "-pk"))


def last_changed() -> datetime | None:
    """When any product or workshop last changed, by whatever means: the database's own history of rows says so,
    so that a delisting is seen too. New rows that were never touched again are in the catalogue in no case."""
    seen = [
        apps.get_model(label).objects.order_by("-pgh_id").values_list("pgh_created_at", flat=True).first()
        for label in ("catalog.ProductEvent", "workshops.WorkshopEvent")
    ]
    return max((each for each in seen if each), default=None)


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


def _joined(rows: QuerySet) -> QuerySet:
    return rows.select_related("workshop__region__province", "project")
