"""Head counts by region: everybody once at every level, and what the parts come to (docs/adr/0032)."""

import datetime
import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from reporting.indicators import employed
from reporting.indicators.base import Indicator, in_force
from reporting.people_indicators import PEOPLE_INDICATORS
from reporting.people_indicators.base import PeopleIndicator
from reporting.queries.basis import Basis
from reporting.queries.counts import CountLine, lines_of
from reporting.queries.editions import nearest, placing
from reporting.queries.people_rows import Kind, kinds_of_people
from reporting.queries.rows import WorkshopRow, workshop_rows
from workshops.access import clock
from workshops.regions.models import Region

STATED = employed.INDICATOR
"""E01, what workshops state once a year, beside what is registered person by person."""
COLUMNS: tuple[PeopleIndicator | Indicator, ...] = (PEOPLE_INDICATORS[0], STATED, *PEOPLE_INDICATORS[1:])


@dataclass(frozen=True, slots=True)
class Difference:
    """How far the parts of one column exceed its total, and the people who are found in two parts or more."""

    indicator: PeopleIndicator | Indicator
    excess: int
    persons: int

    def __str__(self):
        return (
            f"{self.indicator.name}：有 {self.persons:,} 人同时在两个以上的下级地区就业，在各地分别计 1 人，"
            f"合计只计 1 人，因此各分项之和比合计多 {self.excess:,} 人。"
        )


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Figures in the order of `COLUMNS`; `shared`: those who are found in more than one line."""

    basis: Basis
    region: Region | None
    lines: tuple[CountLine, ...]
    total: CountLine
    shared: tuple[int, ...]
    edition: datetime.date | None = None

    @property
    def sums(self) -> tuple[int, ...]:
        """What the lines add up to."""
        return tuple(sum(line.figures[number] for line in self.lines) for number in range(len(COLUMNS)))

    @property
    def excess(self) -> tuple[int, ...]:
        return tuple(each - whole for each, whole in zip(self.sums, self.total.figures, strict=True))

    @property
    def differences(self) -> list[Difference]:
        """Of the columns whose lines do not make the total."""
        found = map(Difference, COLUMNS, self.excess, self.shared)
        return [each for each in found if each.excess]

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of everything the table says."""
        said = {
            "as_of": self.basis.as_of.isoformat(),
            "known_at": self.basis.known_at.isoformat() if self.basis.known_at else None,
            "region": self.region.pk if self.region else None,
            "indicators": [indicator.code for indicator in COLUMNS],
            "lines": [[line.region.pk, *line.figures] for line in self.lines],
            "total": list(self.total.figures),
        }
        if self.edition:
            said["edition"] = self.edition.isoformat()
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def people_basis(as_of: datetime.date, known_at: datetime.datetime | None = None) -> Basis:
    """`known_at` None: live."""
    if known_at is not None:
        return Basis.known(as_of.year, as_of, known_at)
    return Basis(as_of.year, as_of, clock.today())


def people_table(
    basis: Basis, region: Region | None = None, edition: datetime.date | None = None,
    known: list[WorkshopRow] | None = None,
) -> PeopleTable:  # fmt: skip
    """By the direct parts of a region, with the lines of the table of workshops (`count_table`)."""
    divided = placing(edition, basis.known_at)
    region = divided.here(region)
    rows = workshop_rows(basis, region, divided) if known is None else known
    rows = [row for row in rows if in_force(row, basis)]
    parts = lines_of(divided, region, [row.path for row in rows])
    paths = {part.path: number for number, part in enumerate(parts)}
    places = {row.workshop_id: paths[nearest(row.path, paths)] for row in rows}
    stated = Counter()
    for row in rows:
        stated[places[row.workshop_id]] += STATED.value(row, basis)
    kinds = kinds_of_people(basis, places, tuple(indicator.counts for indicator in PEOPLE_INDICATORS))
    counted = [_people(kinds, 2**number) for number in range(len(PEOPLE_INDICATORS))]
    lines = tuple(
        CountLine(
            part,
            _beside(stated[number], [by_part[number] for by_part, _, _ in counted]),
            has_parts=not part.certifies and part != region,
            is_own=part.path == (region.path if region else "") and len(parts) > 1,
        )
        for number, part in enumerate(parts)
    )
    total = CountLine(None, _beside(stated.total(), [whole for _, whole, _ in counted]))
    return PeopleTable(basis, region, lines, total, _beside(0, [shared for _, _, shared in counted]), edition)


def people_by_part(kinds: list[Kind], bit: int) -> Counter:
    """Part → how many people have one sign there."""
    return _people(kinds, bit)[0]


def _people(kinds: list[Kind], bit: int) -> tuple[Counter, int, int]:
    """Those with one sign: by part, altogether, and those who have it in two parts or more."""
    parts, whole, shared = Counter(), 0, 0
    for kind in kinds:
        holding = [part for part, signs in zip(kind.parts, kind.signs, strict=True) if signs & bit]
        parts.update(dict.fromkeys(holding, kind.persons))
        whole += kind.persons if holding else 0
        shared += kind.persons if len(holding) > 1 else 0
    return parts, whole, shared


def _beside(stated: int, people: list[int]) -> tuple[int, ...]:
    """In the order of `COLUMNS`: the head counts, and what the workshops state."""
    return (people[0], stated, *people[1:])
