"""Finding products and workshops for a public page: quick however many match.

The matches are first fetched without order, at most ``CAP`` and one. Where that is all of them, they are paged here,
with their exact number. Where there are more, so many match that walking the index of the newest ones meets a page of
them soon. Pages go on from the last row of the one before (keyset), never by an offset.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from catalog.models import Product
from catalog.queries.products import LISTED
from catalog.queries.public import public_workshops, published_without_join, with_words
from catalog.queries.public_numbers import numbers
from catalog.queries.public_places import Place
from workshops.models import Standing, Workshop

PAGE, CAP = 24, 1000
WORDS_MAX = 4
CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{1,18})")
FIRST_DAY = date(1, 1, 1)


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


@dataclass(frozen=True, slots=True)
class Found:
    """One page. ``count`` is None where more than ``CAP`` match; ``before`` and ``after`` are cursors or empty."""

    ids: list[int] = field(default_factory=list)
    count: int | None = 0
    before: str = ""
    after: str = ""


def split_words(typed: str) -> list[str]:
    return typed.lower().split()[:WORDS_MAX]


def matching(wanted: Wanted, *, by_index: bool = True) -> QuerySet[Product]:
    """The published products that fit, without order."""
    if wanted.region:
        rows = Product.objects.filter(LISTED, workshop__in=_workshops_of(wanted.region)).order_by()
    else:
        rows = published_without_join()
    for name, value in (("craft_category", wanted.craft), ("kind", wanted.kind), ("listed_level", wanted.level)):
        if value:
            rows = rows.filter(**{name: value})
    if wanted.project:
        rows = rows.filter(project=wanted.project)
    if wanted.price_min is not None:
        rows = rows.filter(price_from__gte=wanted.price_min)
    if wanted.price_max is not None:
        rows = rows.filter(price_from__lte=wanted.price_max)
    return with_words(rows, split_words(wanted.words), by_index=by_index)


def find_products(wanted: Wanted, *, before: str = "", after: str = "", size: int = PAGE) -> Found:
    """A page of products, those listed last first."""
    key, backwards = _key(after or before), bool(before)
    few = None if _surely_many(wanted) else _few(matching(wanted), "listed_since")
    if few is not None:
        return _page_of(few, key, backwards=backwards, size=size)
    return _walked(matching(wanted, by_index=False), key, "listed_since", backwards=backwards, size=size)


def find_workshops(
    words: str = "", region: Place | None = None, craft: str = "", *, before: str = "", after: str = "",
    size: int = PAGE,
) -> Found:  # fmt: skip
    """A page of workshops, those registered last first. Words are looked for in what the pages show, not in the
    register's search text, which names the leader."""
    rows = public_workshops()
    if region:
        rows = rows.filter(region__path__startswith=region.path)
    if craft:
        rows = rows.filter(craft_category=craft)
    for word in split_words(words):
        rows = rows.filter(Q(name__contains=word) | Q(craft_name__contains=word) | Q(projects_text__contains=word))
    key, backwards = _key(after or before), bool(before)
    many = not (words or region or craft) and numbers().workshops > CAP
    few = None if many else _few(rows)
    if few is not None:
        return _page_of(few, key, backwards=backwards, size=size)
    return _walked(rows, key, backwards=backwards, size=size)


def _surely_many(wanted: Wanted) -> bool:
    """Whether the kept numbers say, for want of more than one condition, that more than ``CAP`` match."""
    asked = {name: value for name in Wanted.__slots__ if (value := getattr(wanted, name)) not in (None, "")}
    if len(asked) > 1 or not asked.keys() <= {"region", "craft", "kind"}:
        return False
    kept = numbers()
    if not asked:
        return kept.products > CAP
    provinces = {code: count for code, _, count in kept.provinces}
    code = wanted.region.code if wanted.region else ""
    return (provinces.get(code) or kept.crafts.get(wanted.craft) or kept.kinds.get(wanted.kind) or 0) > CAP


def _workshops_of(region: Place) -> list[int]:
    """Ids, for the database to look up in memory: joined to each product they would cost more than the products."""
    rows = Workshop.objects.filter(region__path__startswith=region.path, standing=Standing.CERTIFIED)
    return list(rows.order_by().values_list("pk", flat=True))


def _few(rows: QuerySet, day: str = "") -> list[tuple[date, int]] | None:
    """The keys of all rows, the newest first; None where there are more than ``CAP``."""
    order = [f"-{day}", "-pk"] if day else ["-pk"]
    columns = {"ids": ArrayAgg("pk", order_by=order)}
    if day:
        columns["days"] = ArrayAgg(day, order_by=order)
    found = rows.values("pk", *([day] if day else []))[: CAP + 1].aggregate(**columns)
    ids = found["ids"] or []
    if len(ids) > CAP:
        return None
    days = found["days"] or [] if day else [FIRST_DAY] * len(ids)
    return list(zip(days, ids, strict=True))


def _key(cursor: str) -> tuple[date, int] | None:
    """The row that a cursor stands for; None for none, or one that nobody was given."""
    found = CURSOR.fullmatch(cursor)
    try:
        return (date.fromisoformat(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _cursor(key: tuple[date, int]) -> str:
    return f"{key[0].isoformat()}_{key[1]}"


def _page_of(keys: list[tuple[date, int]], key, *, backwards: bool, size: int) -> Found:
    if key is None:
        start = 0
    elif backwards:
        start = max(sum(1 for each in keys if each > key) - size, 0)
    else:
        start = sum(1 for each in keys if each >= key)
    shown = keys[start : start + size]
    return Found(
        [pk for _, pk in shown],
        len(keys),
        before=_cursor(shown[0]) if shown and start else "",
        after=_cursor(shown[-1]) if shown and start + size < len(keys) else "",
    )


def _walked(rows: QuerySet, key, day: str = "", *, backwards: bool, size: int) -> Found:
    backwards = backwards and key is not None
    if key is not None and day:
        compare = TupleGreaterThan if backwards else TupleLessThan
        rows = rows.filter(compare((F(day), F("pk")), key))
    elif key is not None:
        rows = rows.filter(**{"pk__gt" if backwards else "pk__lt": key[1]})
    columns = [day, "pk"] if day else ["pk"]
    found = rows.order_by(*(columns if backwards else (f"-{name}" for name in columns))).values_list(*columns)
    keys = [row if day else (FIRST_DAY, *row) for row in found[: size + 1]]
    more, shown = len(keys) > size, keys[:size]
    if backwards:
        shown.reverse()
    has_before, has_after = (more, True) if backwards else (key is not None, more)
    return Found(
        [pk for _, pk in shown],
        None,
        before=_cursor(shown[0]) if has_before and shown else "",
        after=_cursor(shown[-1]) if has_after and shown else "",
    )
