"""What a visitor asks for, as conditions in SQL: written out, for every key pressed and every page asks anew, and
building them through models takes longer than the database takes to answer.

``p`` is a product, ``w`` its workshop. Conditions are made of the constants below; values are parameters throughout.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import connection

from catalog.queries.public_places import Place

WORDS_MAX = 4
LISTED = "p.listed_level <> '' AND p.status = 'active' AND p.voided_at IS NULL"
"""``catalog.queries.products.LISTED``, and the condition of the indexes of migration 0003."""
IN_FORCE = "w.standing = 'certified'"
"""Of its workshop. Products leave the catalogue in the transaction that ends a status, so this is asked of the rows
that are shown, not of each that is passed on the way to them."""
PRODUCTS = "catalog_product p"
BY_WORKSHOP = (
    "regions_region r JOIN workshops_workshop w ON w.region_id = r.code JOIN catalog_product p ON p.workshop_id = w.id"
)
"""By which a region's products are read where all of them are wanted; ``p.workshop_id = ANY`` is for walking along
another index."""
_WORKSHOPS_OF = f"""
SELECT w.id FROM workshops_workshop w JOIN regions_region r ON r.code = w.region_id WHERE r.path LIKE %s AND {IN_FORCE}
"""  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor asks for; empty values ask for nothing. Of a range of prices the lowest counts."""

    words: str = ""
    region: Place | None = None
    craft: str = ""
    kind: str = ""
    level: str = ""
    project: int | None = None
    price_min: Decimal | None = None
    price_max: Decimal | None = None


def split_words(typed: str) -> list[str]:
    return typed.lower().split()[:WORDS_MAX]


def grams(word: str) -> list[str]:
    """The pairs of characters of a word, itself if it is one; as ``catalog_grams`` of the database makes them."""
    return [word[at : at + 2] for at in range(max(len(word) - 1, 1))]


def pattern(word: str) -> str:
    """For LIKE: anything around the word, which stands for itself."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def with_words(column: str, words: list[str], *, by_index: bool = True) -> tuple[list[str], list]:
    """Conditions and values for rows whose column holds every word. ``by_index``: through the index of characters and
    pairs, for words that are not in every other row; else row by row, for those that are."""
    conditions, values = [], []
    for word in words:
        if by_index:
            conditions.append(f"catalog_grams({column}) @> %s::text[]")
            values.append(grams(word))
        if not by_index or len(word) > 2:
            conditions.append(f"{column} LIKE %s")
            values.append(pattern(word))
    return conditions, values


def conditions_of(wanted: Wanted, *, by_index: bool = True) -> tuple[str, list]:
    """The condition for listed products that fit, and its values; ``IN_FORCE`` is asked where ``w`` is joined."""
    conditions, values = [LISTED], []
    asked = (
        ("p.craft_category = %s", wanted.craft or None),
        ("p.kind = %s", wanted.kind or None),
        ("p.listed_level = %s", wanted.level or None),
        ("p.project_id = %s", wanted.project),
        ("p.price_from >= %s", wanted.price_min),
        ("p.price_from <= %s", wanted.price_max),
        ("p.workshop_id = ANY (%s::bigint[])", _workshops_of(wanted.region) if wanted.region else None),
    )
    for condition, value in asked:
        if value is not None:
            conditions.append(condition)
            values.append(value)
    more, words = with_words("p.search_text", split_words(wanted.words), by_index=by_index)
    return " AND ".join((*conditions, *more)), [*values, *words]


def all_of(wanted: Wanted) -> tuple[str, str, list]:
    """Tables, condition and values by which all products that fit are read quickest."""
    if not wanted.region or split_words(wanted.words):
        # Words and workshops are each looked up in an index of their own before any product is read.
        return PRODUCTS, *conditions_of(wanted)
    condition, values = conditions_of(replace(wanted, region=None), by_index=False)
    return BY_WORKSHOP, f"r.path LIKE %s AND {IN_FORCE} AND {condition}", [f"{wanted.region.path}%", *values]


def fetched(sql: str, values: list | dict) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def _workshops_of(region: Place) -> list[int]:
    """Ids, for the database to look up in memory: joined to each product they would cost more than the products."""
    return [pk for (pk,) in fetched(_WORKSHOPS_OF, [f"{region.path}%"])]
