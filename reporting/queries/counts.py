"""Counts by region: one table for pages, XLSX, API and the national export."""

import datetime
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass

from certification.models import Certificate
from reporting.indicators import INDICATORS
from reporting.queries.basis import Basis
from reporting.queries.rows import WorkshopRow, workshop_rows
from workshops.regions.models import Region

CODE = 7  # one level of a region's path: six digits and a slash


@dataclass(frozen=True, slots=True)
class CountLine:
    """Figures of one region (None: of the whole table), in the order of `INDICATORS`.

    `is_own`: of a region that has parts, only what falls to none of them.
    """

    region: Region | None
    figures: tuple[int, ...]
    has_parts: bool = False
    is_own: bool = False

    @property
    def name(self) -> str:
        return f"{self.region.name}（本级）" if self.is_own else self.region.name

    @property
    def full_name(self) -> str:
        return f"{self.region.full_name}（本级）" if self.is_own else self.region.full_name


@dataclass(frozen=True, slots=True)
class CountTable:
    """`lines` by the parts of `region` (None: the nation); `total` counts the rows themselves, not the lines.

    Every row falls to one line, so that the lines add up to the total.
    """

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
            "judged_on": self.basis.judged_on.isoformat(),
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
    """By the direct parts of a region: provinces of the nation, …, counties.

    The region's own line comes first where it has no parts, or where a workshop falls to none of them.
    """
    rows = workshop_rows(basis, region)
    parts = list(Region.objects.below(region).order_by("path"))
    if region is not None and (not parts or any(row.path == region.path for row in rows)):
        parts.insert(0, region)
    return _table(basis, region, rows, parts)


def county_table(basis: Basis, region: Region | None = None) -> CountTable:
    """By certifying region, those with at least one workshop; each holds only what falls to itself."""
    rows = workshop_rows(basis, region)
    parts = Region.objects.filter(path__in={row.path for row in rows}).order_by("path")
    return _table(basis, region, rows, list(parts))


def _table(basis: Basis, region, rows: list[WorkshopRow], parts: list[Region]) -> CountTable:
    """`parts` in the order of their paths."""
    by_path: dict[str, list[WorkshopRow]] = {part.path: [] for part in parts}
    for row in rows:
        by_path[_nearest(row.path, by_path)].append(row)
    # In the order of paths, what has a part in the table is followed by it.
    following = [*(part.path for part in parts[1:]), ""]
    lines = tuple(
        CountLine(
            part,
            figures(by_path[part.path], basis),
            has_parts=not part.certifies and part != region,
            is_own=after.startswith(part.path),
        )
        for part, after in zip(parts, following, strict=True)
    )
    return CountTable(basis, region, lines, CountLine(None, figures(rows, basis)))


def _nearest(path: str, lines: Collection[str]) -> str:
    """Of the divisions that have a line, the lowest at or above `path`: levels are ragged, lengths say nothing."""
    while path and path not in lines:
        path = path[:-CODE]
    return path


def years_with_workshops(today: datetime.date) -> list[int]:
    """Years a table can be drawn for, newest first."""
    first = Certificate.objects.order_by("certified_on").values_list("certified_on", flat=True).first()
    return list(range(today.year, (first or today).year - 1, -1))
