"""What the search box offers while somebody types: crafts, heritage projects, workshops and products."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from catalog.models import Product, ProductKind
from catalog.queries.products import LISTED
from catalog.queries.public import public_workshops, published_without_join, with_words
from catalog.queries.public_search import split_words
from workshops.models import CraftCategory, IchProject

EACH, PRODUCTS = 3, 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    kind: str
    label: str
    url: str


def suggestions(typed: str) -> list[Suggestion]:
    """At most fourteen; nothing for nothing typed."""
    words = split_words(typed)
    if not words:
        return []
    return [*_choices(words), *_projects(words), *_workshops(words), *_products(words)]


def _choices(words: list[str]) -> list[Suggestion]:
    found = [
        Suggestion(said, label, reverse("catalog:public-product-list") + f"?{name}={value}")
        for name, said, choices in (("craft", "工艺类别", CraftCategory), ("kind", "产品类别", ProductKind))
        for value, label in choices.choices
        if all(word in label for word in words)
    ]
    return found[: EACH - 1]


def _projects(words: list[str]) -> list[Suggestion]:
    rows = IchProject.objects.filter(Exists(Product.objects.filter(LISTED, project=OuterRef("pk"))))
    for word in words:
        rows = rows.filter(name__contains=word)
    address = reverse("catalog:public-product-list")
    return [
        Suggestion("非遗代表性项目", str(each), f"{address}?project={each.pk}")
        for each in rows.order_by("pk").only("name", "level")[:EACH]
    ]


def _workshops(words: list[str]) -> list[Suggestion]:
    rows = public_workshops()
    for word in words:
        rows = rows.filter(name__contains=word)
    return [
        Suggestion("工坊", name, reverse("catalog:public-workshop-detail", args=[uid]))
        for name, uid in rows.values_list("name", "uid")[:EACH]
    ]


def _products(words: list[str]) -> list[Suggestion]:
    rows = with_words(published_without_join(), words, by_index=True)
    return [
        Suggestion("产品", name, reverse("catalog:public-product-detail", args=[uid]))
        for name, uid in rows.values_list("name", "uid")[:PRODUCTS]
    ]
