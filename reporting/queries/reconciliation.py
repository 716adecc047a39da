"""One table by the divisions of two days, side by side: what each division of the first day went to, adding up."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from reporting.queries.basis import Basis
from reporting.queries.counts import figures
from reporting.queries.editions import nation_itself, placing
from reporting.queries.rows import PLACE, WorkshopRow, workshop_rows
from workshops.models import Workshop
from workshops.regions.models import ChangeStatus, Region, RegionChange, RegionChangeLine

Figures = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    region: Region
    figures: Figures


@dataclass(frozen=True, slots=True)
class Line:
    """A division of the first edition; its parts by the second add up to its figures."""

    region: Region
    figures: Figures
    parts: tuple[Part, ...]

    @property
    def is_changed(self) -> bool:
        return [part.region.pk for part in self.parts] != [self.region.pk] or (
            self.parts[0].region.full_name != self.region.full_name
        )


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """``lines``: only the divisions that changed; ``unchanged`` is the sum of the others. All make ``total``."""

    basis: Basis
    region: Region | None
    first: datetime.date
    second: datetime.date
    lines: tuple[Line, ...]
    unchanged: Figures
    total: Figures
    changes: tuple[RegionChange, ...] = ()
    """Between the two days, of the divisions in ``lines``; of some only the year is known."""


def reconcile(basis: Basis, first: datetime.date, second: datetime.date, region: Region | None = None):
    """Of the workshops that lie in ``region`` today (None: the nation), by their lowest divisions."""
    before, after = placing(first, basis.known_at), placing(second, basis.known_at)
    rows = workshop_rows(basis, None, before)
    places = Workshop.objects.filter(pk__in=[row.workshop_id for row in rows])
    if region is not None:
        places = places.filter(region__path__startswith=region.path)
    facts = list(places.values_list("pk", *PLACE_OF_WORKSHOP))
    then = dict(zip((pk for pk, *_ in facts), after.paths(facts, None), strict=True))
    rows = [row for row in rows if row.workshop_id in then]
    split: dict[str, dict[str, list[WorkshopRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        split[row.path][then[row.workshop_id] or ""].append(row)
    old = _named(before, split)
    new = _named(after, {path for parts in split.values() for path in parts})
    lines = [
        Line(
            old[path],
            figures([row for found in parts.values() for row in found], basis),
            tuple(Part(new[there], figures(found, basis)) for there, found in sorted(parts.items())),
        )
        for path, parts in sorted(split.items())
    ]
    total = figures(rows, basis)
    changed = tuple(line for line in lines if line.is_changed)
    moved = [sum(values) for values in zip(*(line.figures for line in changed), strict=True)] or [0] * len(total)
    unchanged = tuple(whole - part for whole, part in zip(total, moved, strict=True))
    behind = tuple(_behind(changed, first, second))
    return Reconciliation(basis, region, first, second, changed, unchanged, total, behind)


def _behind(lines: tuple[Line, ...], first: datetime.date, second: datetime.date):
    """Also those of the codes that a division had on the way."""
    codes = {place.region.pk for line in lines for place in (line, *line.parts) if place.region.pk}
    early, late = sorted((first, second))
    rows = RegionChange.objects.filter(status=ChangeStatus.APPLIED, effective_on__gt=early, effective_on__lte=late)
    ways = list(RegionChangeLine.objects.filter(change__in=rows).values_list("change", "old_code", "new_code"))
    found: set[int] = set()
    while more := [way for way in ways if way[0] not in found and not codes.isdisjoint(way[1:])]:
        found |= {change for change, _, _ in more}
        codes |= {code for _, *pair in more for code in pair if code}
    return rows.filter(pk__in=found).order_by("effective_on", "pk")


PLACE_OF_WORKSHOP = tuple(name.removeprefix("workshop__") for name in PLACE[1:])


def _named(places, paths) -> dict[str, Region]:
    found = {region.path: region for region in places.named(paths)}
    return found | {"": nation_itself()}
