"""Rows as the grids of the public catalogue show them: a handful of values each, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet

from catalog.models import ListingLevel, Product
from catalog.queries.products import LISTED
from catalog.queries.public import published
from catalog.queries.public_text import price_text
from workshops.models import CraftCategory, Workshop

LEVELS, CRAFTS = dict(ListingLevel.choices), dict(CraftCategory.choices)
_FIELDS = (
    "pk", "uid", "name", "craft_category", "price_from", "price_to", "unit", "listed_level", "cover_id",
    "workshop__name", "workshop__region__name", "workshop__region__province__name",
)  # fmt: skip


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


def cards(ids: list[int]) -> list[Card]:
    """The products of the ids that are published still, in their order."""
    if not ids:
        return []
    found = {row[0]: _card(row) for row in published().filter(pk__in=ids).values_list(*_FIELDS)}
    return [found[pk] for pk in ids if pk in found]


def newest(count: int) -> list[Card]:
    return cards(list(published().order_by("-listed_since", "-pk").values_list("pk", flat=True)[:count]))


def of_workshop(workshop_id: int, count: int, *, without: int | None = None) -> list[Card]:
    """Listed products of a workshop, the newest first."""
    rows = published().filter(workshop=workshop_id).exclude(pk=without) if without else _of(workshop_id)
    return [_card(row) for row in rows.order_by("-listed_since", "-pk").values_list(*_FIELDS)[:count]]


def workshop_cards(ids: list[int]) -> list[WorkshopCard]:
    if not ids:
        return []
    products = _products_of(ids)
    fields = ("pk", "uid", "name", "region__name", "region__province__name", "craft_category", "craft_name")
    found = {}
    for pk, uid, name, county, province, craft, craft_name in Workshop.objects.filter(pk__in=ids).values_list(*fields):
        said = craft_name or CRAFTS.get(craft, "")
        found[pk] = WorkshopCard(uid, name, _place(province, county), said, *products.get(pk, (0, None)))
    return [found[pk] for pk in ids if pk in found]


def _products_of(ids: Iterable[int]) -> dict[int, tuple[int, object]]:
    """How many products each workshop has in the catalogue, and the photograph of its newest."""
    covers = ArrayAgg("cover", order_by=("-listed_since", "-pk"), filter=~Q(cover=None))
    rows = Product.objects.filter(LISTED, workshop__in=ids).order_by().values_list("workshop")
    return {pk: (count, (found or [None])[0]) for pk, count, found in rows.annotate(Count("pk"), covers=covers)}


def _of(workshop_id: int) -> QuerySet:
    return published().filter(workshop=workshop_id)


def _card(row: tuple) -> Card:
    _, uid, name, craft, price_from, price_to, unit, level, cover, workshop, county, province = row
    return Card(
        uid, name, workshop, _place(province, county), CRAFTS.get(craft, ""), price_text(price_from, price_to, unit),
        LEVELS.get(level, ""), cover,
    )  # fmt: skip


def _place(province: str, county: str) -> str:
    return province if province == county else f"{province} · {county}"
