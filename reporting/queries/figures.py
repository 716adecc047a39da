"""Any figures of the dictionary by region, on one basis, from one call: what returns, dashboards, exports and reports
are made of.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reporting.indicators import INDICATORS as REGISTER
from reporting.indicators.base import Indicator
from reporting.people_indicators import PEOPLE_INDICATORS as PEOPLE
from reporting.people_indicators.base import PeopleIndicator
from reporting.queries.as_known import as_known
from reporting.queries.basis import Basis
from reporting.queries.counts import count_table
from reporting.queries.editions import placing
from reporting.queries.people import COLUMNS, people_table
from reporting.queries.rows import WorkshopRow, workshop_rows
from reporting.queries.work import work_table
from reporting.work_indicators import GROUPS, Span, WorkIndicator
from reporting.work_indicators import INDICATORS as WORK
from workshops.regions.models import Region

Definition = Indicator | PeopleIndicator | WorkIndicator
Figure = int | Decimal

DICTIONARY: dict[str, Definition] = {each.code: each for each in (*REGISTER, *PEOPLE, *WORK)}
"""Code → definition, in the order of tables."""
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("工坊认定和年度确认", tuple(each.code for each in REGISTER)),
    ("从业人员（不重复）", tuple(each.code for each in PEOPLE)),
    *((title, tuple(each.code for each in indicators)) for _, title, indicators in GROUPS),
)
"""Title → codes: how tables of many figures are divided."""
OWN = ""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """``region``: null for what the asked region (or the ministry) holds itself, in none of its parts."""

    region: Region | None
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Values in the order of ``codes``; ``total`` is counted by itself, so that persons count once in it.

    A region without parts has no lines.
    """

    basis: Basis
    region: Region | None
    codes: tuple[str, ...]
    lines: tuple[FigureLine, ...]
    total: tuple[Figure, ...]
    edition: datetime.date | None = None

    @property
    def totals(self) -> dict[str, Figure]:
        return dict(zip(self.codes, self.total, strict=True))


def figure_table(
    codes: Sequence[str], basis: Basis, region: Region | None = None, edition: datetime.date | None = None,
    known: list[WorkshopRow] | None = None,
) -> FigureTable:  # fmt: skip
    """By the direct parts of a region (None: the nation), of the divisions of an edition (None: today's).

    An unknown code is a KeyError; a region that the edition hasn't, `NotInEdition`. ``known``: the region's rows of
    the register, where they were read before.
    """
    places = placing(edition, basis.known_at)
    region = places.here(region)
    parts = places.parts(region)
    # Of one family at a time: each is one pass over its own rows, and a family nobody asked for costs nothing.
    found: dict[str, dict[str | None, Figure]] = {}
    register, people, work = ([DICTIONARY[c] for c in codes if DICTIONARY[c] in f] for f in (REGISTER, PEOPLE, WORK))
    if register or people:
        rows = workshop_rows(basis, region, places) if known is None else known
        if register:
            found |= _of_counts(register, REGISTER, count_table(basis, region, edition, rows), region)
        if people:
            found |= _of_counts(people, COLUMNS, people_table(basis, region, edition, rows), region)
    if work:
        found |= _work(work, basis, region, edition)
    lines = [FigureLine(part, tuple(found[code].get(part.pk, 0) for code in codes)) for part in parts]
    own = tuple(found[code].get(OWN, 0) for code in codes)
    if parts and any(own):
        lines.append(FigureLine(None, own))
    total = tuple(found[code][None] for code in codes)
    return FigureTable(basis, region, tuple(codes), tuple(lines), total, edition)


Found = dict[str, dict[str | None, Figure]]
"""By code: figure by the part's code, ``OWN``, and None for the total."""
Day = datetime.date | None


def _of_counts(asked: list, columns: Sequence, table, region: Region | None) -> Found:
    made: Found = {}
    for each in asked:
        at = columns.index(each)
        by_part = {
            OWN if line.is_own or line.region == region else line.region.pk: line.figures[at] for line in table.lines
        }
        made[each.code] = {**by_part, None: table.total.figures[at]}
    return made


def _work(asked: list, basis: Basis, region: Region | None, edition: Day) -> Found:
    with as_known(basis.known_at):
        table = work_table(tuple(asked), region, Span(basis.first, basis.last), edition, basis.known_at)
    return {
        each.code: {
            **{line.region.pk if line.region else OWN: line.figures[at] for line in table.lines},
            None: table.total[at],
        }
        for at, each in enumerate(asked)
    }
