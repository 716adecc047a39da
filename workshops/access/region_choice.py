"""Choosing a division by search or by stepping down the tree: plain links, so it works without JavaScript."""

from dataclasses import dataclass

from workshops.regions.models import Region

MATCHES = 30


@dataclass(frozen=True)
class Choice:
    """One page of the choice: ``path`` from the province to where we are, ``options`` to go on with."""

    query: str
    path: list[Region]
    options: list[Region]
    within: Region | None


def region_choice(query, *, certifying: bool) -> Choice:
    """From a GET query: ``q`` searches names, ``within`` (a code) opens a division.

    ``certifying``: a search finds certifying regions only (rules §1), else any.
    """
    text = query.get("q", "").strip()[:20]
    within = Region.objects.filter(pk=query.get("within", "")[:6]).first()
    if text:
        found = Region.objects.certifying() if certifying else Region.objects.all()
        options = list(found.filter(full_name__contains=text)[:MATCHES])
        return Choice(query=text, path=[], options=options, within=None)
    path = [*within.ancestors(), within] if within else []
    return Choice(query="", path=path, options=list(Region.objects.below(within)), within=within)
