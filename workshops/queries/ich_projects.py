"""Finding a 非遗代表性项目 on the published lists."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from workshops.models import IchCategory, IchLevel, IchProject

COUNTY, PROVINCE, NATION = "county", "province", "nation"
AREAS = ((PROVINCE, "本省项目"), (COUNTY, "本县及上级项目"), (NATION, "全国项目"))


def find_projects(region, *, text: str = "", level: str = "", category: str = "", area: str = PROVINCE) -> QuerySet:
    """Projects a workshop in ``region`` may rest on, the nearest first.

    ``text``: part of the name or list number. ``area``: ``county`` = the region's own list and those of the divisions
    above it; ``province`` = everything declared within the province, at any level; ``nation`` = all.
    """
    found = IchProject.objects.select_related("region")
    for word in text.split()[:5]:
        found = found.filter(
            Q(name__contains=word) | Q(list_number__contains=word) | Q(region__full_name__contains=word)
        )
    if level:
        found = found.filter(level=level)
    if category:
        found = found.filter(category=category)
    chain = [*region.ancestor_codes, region.pk]
    if area == COUNTY:
        found = found.filter(region__in=chain)
    elif area != NATION:
        found = found.filter(region__path__startswith=f"{chain[0]}/")
    return found.annotate(distance=_distance(chain), rank=_rank()).order_by(
        "distance", "rank", "category", "name", "pk"
    )


def _distance(chain: list[str]) -> Case:
    """0 for the region itself, more for what lies further up; then the rest of the province, then the nation."""
    near = [When(region=code, then=Value(steps)) for steps, code in enumerate(reversed(chain))]
    province = When(region__path__startswith=f"{chain[0]}/", then=Value(8))
    return Case(*near, province, default=Value(9), output_field=IntegerField())


def _rank() -> Case:
    ranks = [When(level=level, then=Value(at)) for at, level in enumerate(IchLevel.values)]
    return Case(*ranks, output_field=IntegerField())


SHOWN = 20


@dataclass(frozen=True)
class Picker:
    """What the picker shows: the projects picked, the terms searched for, and the first SHOWN found beyond those."""

    region: object
    picked: list[IchProject]
    terms: Mapping[str, str]
    found: list[IchProject]
    more: bool
    areas = AREAS
    levels = IchLevel.choices
    categories = IchCategory.choices


TERMS = ("text", "level", "category", "area")


def picker(region, query: Mapping[str, str], picked: list[IchProject]) -> Picker:
    """From a GET query with TERMS; terms that are no level, category or area are not used."""
    allowed = {"level": IchLevel.values, "category": [str(each) for each in IchCategory.values], "area": dict(AREAS)}
    terms = {name: str(query.get(name, "")).strip()[:40] for name in TERMS}
    terms |= {name: "" for name, values in allowed.items() if terms[name] not in values}
    found = find_projects(region, **terms | {"area": terms["area"] or PROVINCE})
    listed = list(found.exclude(pk__in=[project.pk for project in picked])[: SHOWN + 1])
    return Picker(region, picked, terms, listed[:SHOWN], len(listed) > SHOWN)
