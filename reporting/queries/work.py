"""The tables of what is done for workshops: one line a region below the asked one, every figure by one query."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.db.models.functions import Substr

from reporting.work_indicators import Span, WorkIndicator
from workshops.access import clock
from workshops.regions.models import Region

CODE = 6
STEP = CODE + 1
"""A path is the codes of the divisions from the province down, each with a slash behind it."""
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


def span_of(year: int) -> Span:
    """The year, up to today where it isn't over."""
    last = datetime.date(year, 12, 31)
    return Span(datetime.date(year, 1, 1), min(last, clock.today()))


def work_table(indicators: tuple[WorkIndicator, ...], region: Region | None, span: Span) -> WorkTable:
    """``total`` is counted by itself, so that persons count once in it; what the region holds itself stands in a line
    of its own, as do the ministry's rows without a region."""
    parts = list(Region.objects.below(region).order_by("path"))
    found = [_by_part(each, region, span) for each in indicators]
    lines = tuple(
        WorkLine(part, tuple(figures.get(part.pk, 0) for figures in found), not part.certifies) for part in parts
    )
    own = tuple(figures.get("", 0) for figures in found)
    if parts and any(own):
        lines += (WorkLine(None, own, False),)
    return WorkTable(region, span, indicators, tuple(_total(each, region, span) for each in indicators), lines)


def _rows(indicator: WorkIndicator, region: Region | None, span: Span) -> QuerySet:
    rows = indicator.rows(span)
    return rows.filter(**{f"{indicator.region}__path__startswith": region.path}) if region else rows


def _total(indicator: WorkIndicator, region: Region | None, span: Span) -> Figure:
    return _rows(indicator, region, span).aggregate(figure=indicator.value())["figure"] or 0


def _by_part(indicator: WorkIndicator, region: Region | None, span: Span) -> dict[str, Figure]:
    """Code of the region's part → figure."""
    start = (len(region.path) if region else 0) + 1
    rows = _rows(indicator, region, span).annotate(part=Substr(f"{indicator.region}__path", start, CODE))
    found = rows.values("part").annotate(figure=indicator.value()).values_list("part", "figure")
    own, made = "", {}
    for part, figure in found:
        key = part or own
        made[key] = made.get(key, 0) + (figure or 0)
    return made
