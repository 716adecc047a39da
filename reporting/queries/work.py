"""The tables of what is done for workshops: one line a region below the asked one, every figure by one query."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from reporting.queries.editions import Today, placing
from reporting.work_indicators import Span, WorkIndicator
from workshops.access import clock
from workshops.regions.models import Region

Figure = int | Decimal
OWN = "本级"


@dataclass(frozen=True, slots=True)
class WorkLine:
    """``region``: null for what the asked region (or the ministry) holds itself, in none of its parts."""

    region: Region | None
    figures: tuple[Figure, ...]
    has_parts: bool

    @property
    def name(self) -> str:
        return self.region.name if self.region else OWN


@dataclass(frozen=True, slots=True)
class WorkTable:
    region: Region | None
    span: Span
    indicators: tuple[WorkIndicator, ...]
    total: tuple[Figure, ...]
    lines: tuple[WorkLine, ...]
    edition: datetime.date | None = None


def span_of(year: int) -> Span:
    """The year, up to today where it isn't over."""
    last = datetime.date(year, 12, 31)
    return Span(datetime.date(year, 1, 1), min(last, clock.today()))


def work_table(
    indicators: tuple[WorkIndicator, ...], region: Region | None, span: Span, edition: datetime.date | None = None,
    known_at: datetime.datetime | None = None,
) -> WorkTable:  # fmt: skip
    """``total`` is counted by itself, so that persons count once in it; what the region holds itself stands in a line
    of its own, as do the ministry's rows without a region. By the divisions of an edition, as known at an instant."""
    places = placing(edition, known_at)
    region = places.here(region)
    parts = places.parts(region)
    found = [_by_part(each, region, span, places, parts) for each in indicators]
    lines = tuple(
        WorkLine(part, tuple(figures.get(part.pk, 0) for figures in found), not part.certifies) for part in parts
    )
    own = tuple(figures.get("", 0) for figures in found)
    if parts and any(own):
        lines += (WorkLine(None, own, False),)
    total = tuple(_total(each, region, span, places) for each in indicators)
    return WorkTable(region, span, indicators, total, lines, edition)


def _total(indicator: WorkIndicator, region: Region | None, span: Span, places: Today) -> Figure:
    rows = places.within(indicator.rows(span), indicator.region, region)
    return rows.aggregate(figure=indicator.value())["figure"] or 0


def _by_part(
    indicator: WorkIndicator, region: Region | None, span: Span, places: Today, parts: list[Region]
) -> dict[str, Figure]:  # fmt: skip
    """Code of the region's part → figure; "" is what falls to none."""
    rows: QuerySet = places.by_part(indicator.rows(span), indicator.region, region, parts)
    found = rows.values("part").annotate(figure=indicator.value()).values_list("part", "figure")
    return {part: figure or 0 for part, figure in found}
