"""Counts by region: one table for pages, XLSX, API and the national export."""

import datetime
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass

from certification.models import Certificate
from reporting.indicators import INDICATORS
from reporting.queries.rows import Basis, WorkshopRow, workshop_rows
from workshops.regions.models import Region

CODE = 7  # one level of a region's path: six digits and a slash


@dataclass(frozen=True, slots=True)
class CountLine:
    """Figures of one region (None: of the whole table), in the order of `INDICATORS`."""

    region: Region | None
    figures: tuple[int, ...]
    has_parts: bool = False


@dataclass(frozen=True, slots=True)
class CountTable:
    """`lines` by the parts of `region` (None: the nation); `total` counts the rows themselves, not the lines."""

    basis: Basis
    region: Region | None
    lines: tuple[CountLine, ...]
    total: CountLine

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of everything the table says."""
        said = {
            "year": self.basis.year,
            "as_of": self.basis.as_of.isoformat(),
            "known_at": self.basis.known_at.isoformat() if self.basis.known_at else None,
            "region": self.region.pk if self.region else None,
            "indicators": [indicator.code for indicator in INDICATORS],
            "lines": [[line.region.pk, *line.figures] for line in self.lines],
            "total": list(self.total.figures),
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def figures(rows: list[WorkshopRow], basis: Basis) -> tuple[int, ...]:
    return tuple(sum(indicator.value(row, basis) for row in rows) for indicator in INDICATORS)


def count_table(basis: Basis, region: Region | None = None) -> CountTable:
    """By the direct parts of a region: provinces of the nation, …, counties; a county's own line where it has none."""
    rows = workshop_rows(basis, region)
    parts = list(Region.objects.below(region).order_by("path")) or [region]
    return _table(basis, region, rows, parts)


def county_table(basis: Basis, region: Region | None = None) -> CountTable:
    """By certifying region, those with at least one workshop."""
    rows = workshop_rows(basis, region)
    codes = {row.path.rstrip("/").rsplit("/", 1)[-1] for row in rows}
    return _table(basis, region, rows, list(Region.objects.filter(pk__in=codes).order_by("path")))


def _table(basis: Basis, region, rows: list[WorkshopRow], parts: list[Region]) -> CountTable:
    by_prefix: dict[str, list[WorkshopRow]] = defaultdict(list)
    lengths = {len(part.path) for part in parts}
    for row in rows:
        for length in lengths:
            by_prefix[row.path[:length]].append(row)
    lines = tuple(CountLine(part, figures(by_prefix[part.path], basis), has_parts=not part.certifies) for part in parts)
    return CountTable(basis, region, lines, CountLine(None, figures(rows, basis)))


def years_with_workshops(today: datetime.date) -> list[int]:
    """Years a table can be drawn for, newest first."""
    first = Certificate.objects.order_by("certified_on").values_list("certified_on", flat=True).first()
    return list(range(today.year, (first or today).year - 1, -1))
