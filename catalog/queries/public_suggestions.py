"""What the search box offers while somebody types: crafts, heritage projects, workshops and products."""

from dataclasses import dataclass

from django.urls import reverse

from catalog.models import ProductKind
from catalog.queries.public_conditions import IN_FORCE, LISTED, fetched, grams, pattern, split_words
from catalog.queries.public_text import masked
from workshops.models import CraftCategory, IchLevel

CHOICES = 2
LEVELS = dict(IchLevel.choices)
# One query for all, for it is asked at every key pressed; each part gives (part, key, name, level).
_FOUND = f"""
(SELECT 'project', i.id::text, i.name, i.level FROM workshops_ichproject i WHERE i.name LIKE ALL (%(patterns)s)
 AND EXISTS (SELECT FROM catalog_product p WHERE p.project_id = i.id AND {LISTED}) LIMIT 3)
UNION ALL
(SELECT 'workshop', w.uid::text, w.name, '' FROM workshops_workshop w
 WHERE {IN_FORCE} AND catalog_grams(w.name) @> %(grams)s::text[] AND w.name LIKE ALL (%(patterns)s)
 AND EXISTS (SELECT FROM catalog_product p WHERE p.workshop_id = w.id AND {LISTED}) LIMIT 3)
UNION ALL
(SELECT 'product', p.uid::text, p.name, '' FROM catalog_product p JOIN workshops_workshop w ON w.id = p.workshop_id
 WHERE {LISTED} AND {IN_FORCE} AND catalog_grams(p.search_text) @> %(grams)s::text[]
 AND p.search_text LIKE ALL (%(patterns)s) LIMIT 6)
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class Suggestion:
    kind: str
    label: str
    url: str


def suggestions(typed: str) -> list[Suggestion]:
    """At most fourteen; nothing for nothing typed."""
    words = split_words(typed)
    return [*_choices(words), *_rows(words)] if words else []


def _choices(words: list[str]) -> list[Suggestion]:
    address = reverse("catalog:public-product-list")
    found = [
        Suggestion(said, label, f"{address}?{name}={value}")
        for name, said, choices in (("craft", "工艺类别", CraftCategory), ("kind", "产品类别", ProductKind))
        for value, label in choices.choices
        if all(word in label for word in words)
    ]
    return found[:CHOICES]


def _rows(words: list[str]) -> list[Suggestion]:
    values = {"patterns": [pattern(word) for word in words], "grams": [each for word in words for each in grams(word)]}
    rows = fetched(_FOUND, values)
    products, workshops = reverse("catalog:public-product-list"), reverse("catalog:public-workshop-list")
    made = {
        "project": lambda key, name, level: Suggestion(
            "非遗代表性项目", f"{name}（{LEVELS.get(level, level)}）", f"{products}?project={key}"
        ),
        "workshop": lambda key, name, _: Suggestion("工坊", name, f"{workshops}{key}/"),
        "product": lambda key, name, _: Suggestion("产品", masked(name), f"{products}{key}/"),
    }
    return [made[part](key, name, level) for part, key, name, level in rows]
