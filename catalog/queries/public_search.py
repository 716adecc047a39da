"""Finding products and workshops for a public page: quick however many match.

The matches are first gathered without order, at most ``CAP`` and one; where that is all of them, the page is sorted
out of these. Where there are more, so many match that walking the index of the newest ones meets a page of them soon.
Pages go on from the last row of the one before (keyset), never by an offset.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from catalog.queries.public_cards import FIELDS, WORKSHOP_FIELDS, Card, WorkshopCard, product_cards, workshop_cards
from catalog.queries.public_conditions import (
    IN_FORCE,
    LISTED,
    PRODUCTS,
    WORDS_MAX,
    Wanted,
    all_of,
    conditions_of,
    fetched,
    with_words,
)
from catalog.queries.public_places import Keeper, Place

PAGE, CAP = 24, 1500
CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{1,18})")
FIRST_DAY = date(1, 1, 1)
many = Keeper(seconds=60, entries=2000)
"""What was asked and found to match more than ``CAP``: for a minute nobody counts it again."""

_FEW = """
WITH few AS MATERIALIZED (SELECT {keys} FROM {table} WHERE {condition} LIMIT {limit}),
     total AS MATERIALIZED (SELECT count(*) FROM few),
     page AS (SELECT * FROM few WHERE (SELECT count FROM total) < {limit} {where} ORDER BY {order} LIMIT %s)
SELECT total.count, shown.* FROM total
LEFT JOIN (SELECT {fields} FROM page JOIN {joined}) shown ON true
"""
_WALKED = """
WITH page AS MATERIALIZED (SELECT {keys} FROM {table} WHERE {condition} {where} ORDER BY {order} LIMIT %s)
SELECT {fields} FROM page JOIN {joined}
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One page. ``count`` is None where more than ``CAP`` match; ``before`` and ``after`` are cursors or empty."""

    ids: list[int] = field(default_factory=list)
    cards: list[Card] | list[WorkshopCard] = field(default_factory=list)
    count: int | None = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """A table to page through: ``order`` names the columns of a key, the last of them the id; ``joined`` is what
    a page of keys is joined to."""

    table: str
    joined: str
    fields: str
    order: tuple[str, ...]


_PRODUCTS = _Source(
    PRODUCTS,
    f"catalog_product p ON p.id = page.id JOIN workshops_workshop w ON w.id = p.workshop_id AND {IN_FORCE}",
    FIELDS,
    ("p.listed_since", "p.id"),
)
_WORKSHOPS = _Source("workshops_workshop w", "workshops_workshop w ON w.id = page.id", WORKSHOP_FIELDS, ("w.id",))


def find_products(wanted: Wanted, *, before: str = "", after: str = "", size: int = PAGE) -> Found:
    """A page of products, those listed last first."""
    turn = _Turn(_key(after or before), bool(before), size)
    count, rows = None, None
    if not many.recall(wanted):
        count, rows = _few(_PRODUCTS, *all_of(wanted), turn)
        many.keep(wanted, rows is None)
    if rows is None:
        rows = _walked(_PRODUCTS, *conditions_of(wanted, by_index=False), turn)
    return turn.found(count, [((row[0], row[1]), row) for row in rows], product_cards)


def find_workshops(
    words: str = "", region: Place | None = None, craft: str = "", *, before: str = "", after: str = "",
    size: int = PAGE,
) -> Found:  # fmt: skip
    """A page of workshops, those registered last first. Words are looked for in the name, not in the register's
    search text, which names the leader."""
    asked = (words, region, craft)
    turn = _Turn(_key(after or before), bool(before), size)
    count, rows = None, None
    if not many.recall(asked):
        count, rows = _few(_WORKSHOPS, _WORKSHOPS.table, *_workshops(*asked, by_index=True), turn)
        many.keep(asked, rows is None)
    if rows is None:
        rows = _walked(_WORKSHOPS, *_workshops(*asked, by_index=False), turn)
    return turn.found(count, [((FIRST_DAY, row[0]), row) for row in rows], workshop_cards)


def _workshops(words: str, region: Place | None, craft: str, *, by_index: bool) -> tuple[str, list]:
    """The condition for workshops in the catalogue that fit, and its values."""
    conditions, values = with_words("w.name", words.split()[:WORDS_MAX], by_index=by_index)
    if craft:
        conditions.append("w.craft_category = %s")
        values.append(craft)
    if region:
        conditions.append("w.region_id IN (SELECT code FROM regions_region WHERE path LIKE %s)")
        values.append(f"{region.path}%")
    listed = f"EXISTS (SELECT FROM catalog_product p WHERE p.workshop_id = w.id AND {LISTED})"
    return " AND ".join((IN_FORCE, *conditions, listed)), values


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which page is asked for: the one after the row of ``key``, or before it; the first without one."""

    key: tuple[date, int] | None
    back: bool
    size: int

    @property
    def backwards(self) -> bool:
        return self.back and self.key is not None

    def where(self, columns: tuple[str, ...]) -> tuple[str, list]:
        if self.key is None:
            return "", []
        marks = ", ".join("%s" for _ in columns)
        return f"({', '.join(columns)}) {'>' if self.backwards else '<'} ({marks})", list(self.key[-len(columns) :])

    def order(self, columns: tuple[str, ...]) -> str:
        return ", ".join(f"{column} {'ASC' if self.backwards else 'DESC'}" for column in columns)

    def sorted(self, rows: list[tuple], width: int) -> list[tuple]:
        """By the first ``width`` values of each."""
        return sorted(rows, key=lambda row: row[:width], reverse=not self.backwards)

    def found(self, count: int | None, rows: list[tuple], cards) -> Found:
        """Of at most one row more than the page has, each with its key."""
        more, shown = len(rows) > self.size, rows[: self.size]
        if self.backwards:
            shown.reverse()
        has_before, has_after = (more, True) if self.backwards else (self.key is not None, more)
        keys = [key for key, _ in shown]
        return Found(
            [pk for _, pk in keys],
            cards([row for _, row in shown]),
            count,
            before=_cursor(keys[0]) if has_before and keys else "",
            after=_cursor(keys[-1]) if has_after and keys else "",
        )


def _few(
    source: _Source, table: str, condition: str, values: list, turn: _Turn
) -> tuple[int | None, list[tuple] | None]:
    """How many match and the rows of the page; None and None where more than ``CAP`` do."""
    names = tuple(column.partition(".")[2] for column in source.order)
    after, key = turn.where(names)
    sql = _FEW.format(
        keys=", ".join(source.order), table=table, condition=condition, limit=CAP + 1,
        where=after and f"AND {after}", order=turn.order(names), fields=source.fields, joined=source.joined,
    )  # fmt: skip
    rows = fetched(sql, [*values, *key, turn.size + 1])
    count = rows[0][0]
    if count > CAP:
        return None, None
    return count, turn.sorted([row[1:] for row in rows if row[-1] is not None], len(names))


def _walked(source: _Source, condition: str, values: list, turn: _Turn) -> list[tuple]:
    """The rows of the page, met along the index: only their keys are read on the way."""
    after, key = turn.where(source.order)
    sql = _WALKED.format(
        keys=", ".join(source.order), table=source.table, condition=condition, where=after and f"AND {after}",
        order=turn.order(source.order), fields=source.fields, joined=source.joined,
    )  # fmt: skip
    return turn.sorted(fetched(sql, [*values, *key, turn.size + 1]), len(source.order))


def _key(cursor: str) -> tuple[date, int] | None:
    """The row that a cursor stands for; None for none, or one that nobody was given."""
    found = CURSOR.fullmatch(cursor)
    try:
        return (date.fromisoformat(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _cursor(key: tuple[date, int]) -> str:
    return f"{key[0].isoformat()}_{key[1]}"
