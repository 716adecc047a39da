"""Rows for platforms: the JSON feed, the workbook and the sitemaps."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.core.cache import cache
from django.db.models import F, Max, QuerySet

from catalog.queries.public import public_workshops, published
from catalog.queries.public_conditions import IN_FORCE, Wanted, conditions_of, fetched
from catalog.queries.public_places import places

FEED_PAGE, WORKBOOK_ROWS, SITEMAP_PART = 20, 5000, 200
PARTS_KEPT = 600  # seconds

_FIELDS = (
    "p.id, p.uid, p.name, p.craft_category, p.kind, p.materials, p.price_from, p.price_to, p.unit, p.monthly_capacity,"
    " p.lead_days, p.meaning, p.description, p.where_to_buy, p.listed_level, p.listed_since, p.cover_id, p.updated_at,"
    " i.name, i.level, w.uid, w.name, w.number, w.region_id"
)
_SELECT = f"""
SELECT {_FIELDS} FROM catalog_product p JOIN workshops_workshop w ON w.id = p.workshop_id
LEFT JOIN workshops_ichproject i ON i.id = p.project_id
WHERE {{condition}} AND {IN_FORCE} {{more}} LIMIT %s
"""  # noqa: S608 - constants


class Row(NamedTuple):
    """A product as platforms get it; ``project`` and its level are None without one."""

    pk: int
    uid: UUID
    name: str
    craft: str
    kind: str
    materials: str
    price_from: Decimal
    price_to: Decimal | None
    unit: str
    monthly_capacity: int | None
    lead_days: int | None
    meaning: str
    description: str
    where_to_buy: str
    level: str
    listed_since: date
    cover: UUID | None
    updated_at: datetime
    project: str | None
    project_level: str | None
    workshop_uid: UUID
    workshop: str
    number: str
    region: str
    place: str


def feed_rows(wanted: Wanted, after: int) -> list[Row]:
    """The page after the row of that id, by id, and one row more where there are further pages."""
    return _rows(wanted, "AND p.id > %s ORDER BY p.id", [after, FEED_PAGE + 1])


def workbook_rows(wanted: Wanted) -> list[Row]:
    """The newest ones, at most ``WORKBOOK_ROWS``."""
    return _rows(wanted, "ORDER BY p.listed_since DESC, p.id DESC", [WORKBOOK_ROWS])


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


def _rows(wanted: Wanted, more: str, values: list) -> list[Row]:
    """The products that fit, as many as the last value says."""
    condition, first = conditions_of(wanted)
    found = fetched(_SELECT.format(condition=condition, more=more), [*first, *values])
    known = places(row[-1] for row in found)
    return [Row(*row, known[row[-1]].full_name) for row in found]
