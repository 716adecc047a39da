"""What a briefing says of a region and a period: every figure of one basis, so that it can be made again."""

import datetime
from dataclasses import dataclass

from reporting.queries.basis import Basis
from reporting.queries.figures import DICTIONARY, Figure
from reporting.queries.released import Released, released
from reporting.queries.splits import split_figures
from reporting.rules.return_periods import Period
from workshops.access.models import JournalEntry
from workshops.regions.models import Region

SPLIT = ("S04", "T02")
"""Figures broken down by the first way that their definitions name."""


@dataclass(frozen=True, slots=True)
class Briefing:
    region: Region
    period: Period
    released: Released
    split: dict[str, list[tuple[str, Figure]]]

    @property
    def basis(self) -> Basis:
        return self.released.basis

    @property
    def totals(self) -> dict[str, Figure]:
        return self.released.table.totals

    def part_values(self, codes: tuple[str, ...]) -> list[tuple[str, tuple[Figure, ...]]]:
        """(name of the part, values); of what falls to none of them, 本级, where there is any."""
        at = [self.released.table.codes.index(code) for code in codes]
        lines = [(line.region, tuple(line.values[n] for n in at)) for line in self.released.table.lines]
        return [(region.name if region else "本级", values) for region, values in lines if region or any(values)]


def briefing_of(region: Region, period: Period, basis: Basis) -> Briefing:
    split = {}
    for code in SPLIT:
        indicator = DICTIONARY[code]
        split[code] = split_figures(indicator, indicator.splits[0], basis, region)
    return Briefing(region, period, released(basis, region), split)


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing that was made, as the journal says it."""

    place: str
    period: str
    known_at: datetime.datetime
    at: datetime.datetime


def briefing_made(digest: str) -> Made | None:
    """The first of this digest; briefings themselves are not kept."""
    entries = JournalEntry.objects.filter(action="briefing.make", detail__digest=digest).select_related("region")
    entry = entries.order_by("pk").first()
    if entry is None:
        return None
    known_at = datetime.datetime.fromisoformat(entry.detail["known_at"])
    return Made(entry.region.full_name, entry.detail["period"], known_at, entry.at)
