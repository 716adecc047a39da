"""Which products and workshops the public sees: the one statement of it, for pages, photographs, feeds and sitemaps."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import Exists, F, Func, OuterRef, QuerySet, TextField

from catalog.models import Product
from catalog.queries.products import LISTED, listed
from workshops.models import Standing, Workshop

ENDED = [value for value in Standing.values if value != Standing.CERTIFIED]


def published() -> QuerySet[Product]:
    """Products in the catalogue, without an order of their own. ``LISTED`` is the condition of the indexes of
    migration 0003."""
    return listed().order_by()


def published_without_join() -> QuerySet[Product]:
    """The same rows, for narrowing and counting: the few ended workshops are asked once, not once a product."""
    ended = Workshop.objects.filter(standing__in=ENDED).values("pk")
    return Product.objects.filter(LISTED).exclude(workshop__in=ended).order_by()


def public_workshops() -> QuerySet[Workshop]:
    """Workshops that have their status and at least one product in the catalogue."""
    own = Product.objects.filter(LISTED, workshop=OuterRef("pk"))
    return Workshop.objects.filter(Exists(own), standing=Standing.CERTIFIED).order_by()


def with_words(rows: QuerySet, words: list[str], *, by_index: bool) -> QuerySet:
    """Products whose search text holds every word. ``by_index``: through the index of characters and pairs, for
    words that are not in every other product; else row by row, for those that are."""
    for word in words:
        if by_index:
            rows = rows.alias(grams=_Grams(F("search_text"))).filter(grams__contains=grams(word))
        if not by_index or len(word) > 2:
            rows = rows.filter(search_text__contains=word)
    return rows


def grams(word: str) -> list[str]:
    """The pairs of characters of a word, itself if it is one; as ``catalog_grams`` of the database makes them."""
    return [word[at : at + 2] for at in range(max(len(word) - 1, 1))]


class _Grams(Func):
    function = "catalog_grams"
    output_field = ArrayField(TextField())
