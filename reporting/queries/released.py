"""All figures of the nation or a province on one basis, as a released table says them (rules.md §6)."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reporting.queries.basis import Basis
from reporting.queries.details import detail_lines
from reporting.queries.editions import placing
from reporting.queries.figures import DICTIONARY, Figure, FigureLine, FigureTable, figure_table
from reporting.queries.rows import workshop_rows
from workshops.regions.models import Region


@dataclass(frozen=True)
class Released:
    """``table``: by the parts of the region; ``details``: by the very division that rows stand at."""

    table: FigureTable
    details: tuple[FigureLine, ...]

    @property
    def basis(self) -> Basis:
        return self.table.basis

    @cached_property
    def edition(self) -> str:
        """SHA-256 (hex) of the divisions that the table is drawn by: those of its day, as they were known."""
        return placing(self.basis.as_of, self.basis.known_at).digest

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of everything the table says."""
        basis, region = self.basis, self.table.region
        said = {
            "region": region.pk if region else None,
            "year": basis.year,
            "from": basis.first.isoformat(),
            "as_of": basis.as_of.isoformat(),
            "judged_on": basis.judged_on.isoformat(),
            "known_at": basis.known_at.isoformat() if basis.known_at else None,
            "divisions": self.edition,
            "indicators": [[code, DICTIONARY[code].version] for code in self.table.codes],
            "total": _said(self.table.total),
            "lines": [_line(line) for line in self.table.lines],
            "details": [_line(line) for line in self.details],
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def details_of(self, part: Region) -> list[FigureLine]:
        return [line for line in self.details if line.region.path.startswith(part.path)]


def released(basis: Basis, region: Region | None = None) -> Released:
    """By the divisions in force on the day of the table, whatever was merged or renamed since."""
    codes, edition = tuple(DICTIONARY), basis.as_of
    places = placing(edition, basis.known_at)
    rows = workshop_rows(basis, places.here(region), places)
    table = figure_table(codes, basis, region, edition, rows)
    return Released(table, tuple(detail_lines(codes, basis, region, edition, rows)))


def _line(line: FigureLine) -> list:
    return [line.region.pk if line.region else None, *_said(line.values)]


def _said(values: tuple[Figure, ...]) -> list[int | str]:
    """Amounts as text: 1200 and 1200.00 are one amount, and no digit of it is lost."""
    return [f"{value:.2f}" if isinstance(value, Decimal) else value for value in values]
