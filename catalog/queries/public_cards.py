"""Rows as the grids of the public catalogue show them: a handful of values each, in one query that joins little."""

from dataclasses import dataclass

from catalog.models import ListingLevel
from catalog.queries.public_conditions import IN_FORCE, LISTED, fetched
from catalog.queries.public_places import place_name, places
from catalog.queries.public_text import masked, price_text
from workshops.models import CraftCategory

LEVELS, CRAFTS = dict(ListingLevel.choices), dict(CraftCategory.choices)
FIELDS = (
    "p.listed_since, p.id, p.uid, p.name, p.craft_category, p.price_from, p.price_to, p.unit, p.cover_id,"
    " w.name, w.region_id, p.listed_level"
)
"""What ``product_cards`` takes of a product ``p`` and its workshop ``w``; the last is never null."""
WORKSHOP_FIELDS = "w.id, w.uid, w.name, w.craft_category, w.craft_name, w.region_id"

_NEWEST = f"""
SELECT {FIELDS} FROM catalog_product p JOIN workshops_workshop w ON w.id = p.workshop_id
WHERE {LISTED} AND {IN_FORCE} {{more}} ORDER BY p.listed_since DESC, p.id DESC LIMIT %s
"""  # noqa: S608 - constants
_OF_WORKSHOPS = f"""
SELECT w.id, own.count, own.cover FROM unnest(%s::bigint[]) AS w (id), LATERAL (
  SELECT count(*), (array_agg(p.cover_id ORDER BY p.listed_since DESC, p.id DESC)
                    FILTER (WHERE p.cover_id IS NOT NULL))[1] AS cover
  FROM catalog_product p WHERE p.workshop_id = w.id AND {LISTED}) AS own
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class Card:
    """A product in a grid. ``place`` is its province and county; ``cover`` the id of its photograph or None."""

    uid: object
    name: str
    workshop: str
    place: str
    craft: str
    price: str
    level: str
    cover: object


@dataclass(frozen=True, slots=True)
class WorkshopCard:
    uid: object
    name: str
    place: str
    craft: str
    products: int
    cover: object


def product_cards(rows: list[tuple]) -> list[Card]:
    """Of rows of ``FIELDS``."""
    known = places(row[10] for row in rows)
    return [
        Card(
            uid, masked(name), workshop, place_name(region, known), CRAFTS.get(craft, ""),
            price_text(price_from, price_to, unit), LEVELS.get(level, ""), cover,
        )
        for _, _, uid, name, craft, price_from, price_to, unit, cover, workshop, region, level in rows
    ]  # fmt: skip


def newest(count: int) -> list[Card]:
    return product_cards(fetched(_NEWEST.format(more=""), [count]))


def of_workshop(workshop_id: int, count: int, *, without: int = 0) -> list[Card]:
    """Listed products of a workshop, the newest first."""
    more = "AND p.workshop_id = %s AND p.id <> %s"
    return product_cards(fetched(_NEWEST.format(more=more), [workshop_id, without, count]))


def workshop_cards(rows: list[tuple]) -> list[WorkshopCard]:
    """Of rows of ``WORKSHOP_FIELDS``: with the number of their products and the photograph of the newest."""
    if not rows:
        return []
    known = places(row[5] for row in rows)
    products = {pk: own for pk, *own in fetched(_OF_WORKSHOPS, [[row[0] for row in rows]])}
    return [
        WorkshopCard(
            uid, name, place_name(region, known), craft_name or CRAFTS.get(craft, ""), *products.get(pk, (0, None))
        )
        for pk, uid, name, craft, craft_name, region in rows
    ]
