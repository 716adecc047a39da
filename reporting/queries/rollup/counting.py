"""An area's figures for every division at once, each counted at its own level, so that persons count once in it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max
from django.db.models.functions import Length, Substr

from reporting.indicators import INDICATORS as REGISTER
from reporting.indicators.base import in_force
from reporting.people_indicators import PEOPLE_INDICATORS as PEOPLE
from reporting.queries.basis import Basis
from reporting.queries.counts import figures
from reporting.queries.editions import STEP, nearest
from reporting.queries.people_rows import Kind, kinds_of_people
from reporting.queries.rollup.areas import Area, own_code
from reporting.queries.rows import workshop_rows
from reporting.queries.work import Figure
from reporting.work_indicators import Span, WorkIndicator
from workshops.regions.models import Region

NATION = ""
Counted = dict[tuple[str, str], Decimal]
"""(code of the region, ``NATION`` for none; code of the figure) → what it comes to, 0 left out."""
Found = dict[str, dict[str, Figure]]
"""Path → code of the figure → figure."""
CENT = Decimal("0.01")


def count_area(area: Area, basis: Basis) -> Counted:
    """Live figures only: those of every division of the tree, and of the nation; and under ``own_code`` of those that
    have parts, what falls to none of these."""
    tally = Tally.of_today()
    for family, count in ((REGISTER, _register), (PEOPLE, _people), (None, _work)):
        asked = [each for each in area.figures if (each in family if family else isinstance(each, WorkIndicator))]
        if asked:
            count(asked, basis, tally)
    return _named(tally.found, str) | _named(tally.own, own_code)


def _named(found: Found, name: Callable[[str], str]) -> Counted:
    return {
        (path[-STEP:-1], name(code)): Decimal(figure).quantize(CENT)
        for path, by_code in found.items()
        for code, figure in by_code.items()
        if figure
    }


def _upwards(path: str) -> Iterator[str]:
    """The path itself and those above it, up to the nation's."""
    for end in range(len(path), -1, -STEP):
        yield path[:end]


@dataclass(frozen=True, slots=True)
class Tally:
    """``leaves``: path of each division in force → whether it has no parts. ``own``: by divisions that have some."""

    leaves: dict[str, bool]
    found: Found
    own: Found

    @classmethod
    def of_today(cls) -> "Tally":
        leaves = dict(Region.objects.in_force().order_by().values_list("path", "certifies"))
        return cls(leaves, defaultdict(dict), defaultdict(dict))

    def home(self, path: str) -> str:
        """The lowest division in force at or above it."""
        return nearest(path, self.leaves)

    def set(self, path: str, code: str, figure: Figure) -> None:
        self.found[path][code] = figure

    def count(self, path: str, code: str, figure: Figure) -> None:
        """Of the division alone."""
        self.found[path][code] = self.found[path].get(code, 0) + figure

    def count_own(self, home: str, code: str, figure: Figure) -> None:
        if not self.leaves.get(home, False):
            self.own[home][code] = self.own[home].get(code, 0) + figure

    def add(self, path: str, code: str, figure: Figure) -> None:
        """Of the division and all above it."""
        for above in _upwards(path):
            self.count(above, code, figure)
        self.count_own(self.home(path), code, figure)


def _register(asked: Sequence, basis: Basis, tally: Tally) -> None:
    by_path = defaultdict(list)
    for row in workshop_rows(basis):
        by_path[row.path].append(row)
    for path, rows in by_path.items():
        counted = dict(zip(REGISTER, figures(rows, basis), strict=True))
        for each in asked:
            tally.add(path, each.code, counted[each])


def _people(asked: Sequence, basis: Basis, tally: Tally) -> None:
    rows = [row for row in workshop_rows(basis) if in_force(row, basis)]
    paths = sorted({row.path for row in rows})
    at = {path: number for number, path in enumerate(paths)}
    places = {row.workshop_id: at[row.path] for row in rows}
    kinds = kinds_of_people(basis, places, tuple(each.counts for each in asked))
    for number, each in enumerate(asked):
        _add_people(kinds, 2**number, paths, each.code, tally)


def _add_people(kinds: list[Kind], bit: int, paths: list[str], code: str, tally: Tally) -> None:
    """Who is in one place only adds up; the others count once in each division that holds any of their places."""
    alone: dict[int, int] = defaultdict(int)
    for kind in kinds:
        held = [part for part, signs in zip(kind.parts, kind.signs, strict=True) if signs & bit]
        if len(held) == 1:
            alone[held[0]] += kind.persons
        elif held:
            for path in {above for part in held for above in _upwards(paths[part])}:
                tally.count(path, code, kind.persons)
            for home in {tally.home(paths[part]) for part in held}:
                tally.count_own(home, code, kind.persons)
    for part, persons in alone.items():
        tally.add(paths[part], code, persons)


def _work(asked: Sequence[WorkIndicator], basis: Basis, tally: Tally) -> None:
    span = Span(basis.first, basis.last)
    depth = (Region.objects.aggregate(longest=Max(Length("path")))["longest"] or 0) // STEP
    for each in asked:
        if each.additive:
            for path, figure in _grouped(each, span, depth):
                tally.add(path, each.code, figure)
            continue
        tally.set(NATION, each.code, each.rows(span).aggregate(figure=each.value())["figure"] or 0)
        for level in range(1, depth + 1):
            for path, figure in _grouped(each, span, level):
                if len(path) == level * STEP:  # the others stand higher, and were counted there
                    tally.set(path, each.code, figure)
                if level == depth:
                    tally.count_own(tally.home(path), each.code, figure)


def _grouped(indicator: WorkIndicator, span: Span, level: int) -> Iterator[tuple[str, Figure]]:
    """By the division of the level that a row stands in, or the one above where it stands in none."""
    rows = indicator.rows(span).annotate(part=Substr(f"{indicator.region}__path", 1, level * STEP))
    for path, figure in rows.values("part").annotate(figure=indicator.value()).values_list("part", "figure"):
        yield path or NATION, figure or 0
