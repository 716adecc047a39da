"""Counts by region: one table for pages, XLSX, API and the national export."""

import datetime
import hashlib
import json
from dataclasses import dataclass

from certification.models import Certificate
from reporting.indicators import INDICATORS
from reporting.queries.basis import Basis
from reporting.queries.editions import Today, nation_itself, nearest, placing
from reporting.queries.rows import WorkshopRow, workshop_rows
from workshops.regions.models import Region


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

    Every row falls to one line, so that the lines add up to the total. `edition`: the day whose divisions the lines
    are (None: today's).
    """

    basis: Basis
    region: Region | None
    lines: tuple[CountLine, ...]
    total: CountLine
    edition: datetime.date | None = None

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
        if self.edition:
            said["edition"] = self.edition.isoformat()
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def figures(rows: list[WorkshopRow], basis: Basis) -> tuple[int, ...]:
    return tuple(sum(indicator.value(row, basis) for row in rows) for indicator in INDICATORS)


def count_table(
    basis: Basis, region: Region | None = None, edition: datetime.date | None = None,
    known: list[WorkshopRow] | None = None,
) -> CountTable:  # fmt: skip
    """By the direct parts of a region: provinces of the nation, …, counties; by the divisions of an edition.

    The region's own line comes first where it has no parts, or where a workshop falls to none of them. A region that
    the edition hasn't raises `NotInEdition`. ``known``: the rows, where they were read before.
    """
    places = placing(edition, basis.known_at)
    region = places.here(region)
    rows = workshop_rows(basis, region, places) if known is None else known
    return _table(basis, region, rows, lines_of(places, region, [row.path for row in rows]), edition)


def county_table(
    basis: Basis, region: Region | None = None, edition: datetime.date | None = None
) -> CountTable:  # fmt: skip
    """By certifying region, those with at least one workshop; each holds only what falls to itself."""
    places = placing(edition, basis.known_at)
    region = places.here(region)
    rows = workshop_rows(basis, region, places)
    parts = places.named(row.path for row in rows)
    if any(not row.path for row in rows):
        parts.insert(0, nation_itself())
    return _table(basis, region, rows, parts, edition)


def lines_of(places: Today, region: Region | None, paths: list[str]) -> list[Region]:
    """The region's parts, before them itself where something falls to none of them."""
    parts = places.parts(region)
    lines = {part.path for part in parts}
    if any(not nearest(path, lines) for path in paths) or (region and not parts):
        parts.insert(0, region or nation_itself())
    return parts


def _table(basis: Basis, region, rows: list[WorkshopRow], parts: list[Region], edition) -> CountTable:
    """`parts` in the order of their paths."""
    by_path: dict[str, list[WorkshopRow]] = {part.path: [] for part in parts}
    for row in rows:
        by_path[nearest(row.path, by_path)].append(row)
    # In the order of paths, what has a part in the table is followed by it.
    following = [*(part.path for part in parts[1:]), ""] if parts else []
    lines = tuple(
        CountLine(
            part,
            figures(by_path[part.path], basis),
            has_parts=not part.certifies and part != region,
            is_own=after.startswith(part.path),
        )
        for part, after in zip(parts, following, strict=True)
    )
    return CountTable(basis, region, lines, CountLine(None, figures(rows, basis)), edition)


def years_with_workshops(today: datetime.date) -> list[int]:
    """Years a table can be drawn for, newest first."""
    first = Certificate.objects.order_by("certified_on").values_list("certified_on", flat=True).first()
    return list(range(today.year, (first or today).year - 1, -1))
