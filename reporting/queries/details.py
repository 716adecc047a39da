"""Every figure by the very division its rows stand at: what the sheets by province and the twins are made of."""

import datetime
from collections import defaultdict
from collections.abc import Sequence

from reporting.indicators import INDICATORS as REGISTER
from reporting.indicators.base import in_force
from reporting.people_indicators import PEOPLE_INDICATORS as PEOPLE
from reporting.queries.as_known import as_known
from reporting.queries.basis import Basis
from reporting.queries.editions import Today, placing
from reporting.queries.figures import DICTIONARY, Figure, FigureLine
from reporting.queries.people import people_by_part
from reporting.queries.people_rows import kinds_of_people
from reporting.queries.rows import WorkshopRow, workshop_rows
from reporting.work_indicators import INDICATORS as WORK
from reporting.work_indicators import Span
from workshops.regions.models import Region

ByPath = dict[str, dict[str, Figure]]


def detail_lines(
    codes: Sequence[str], basis: Basis, region: Region | None = None, edition: datetime.date | None = None,
    known: list[WorkshopRow] | None = None,
) -> list[FigureLine]:  # fmt: skip
    """In the order of the tree, divisions (of the edition) at which anything stands; each holds only what falls to
    itself, persons once in it. Values in the order of ``codes``; ``known`` as for `figure_table`."""
    places = placing(edition, basis.known_at)
    region = places.here(region)
    asked = [DICTIONARY[code] for code in codes]
    register, people, work = ([each for each in asked if each in family] for family in (REGISTER, PEOPLE, WORK))
    rows = known or []
    if known is None and (register or people):
        rows = workshop_rows(basis, region, places)
    found: ByPath = {}
    counted = (_register(register, basis, rows), _people(people, basis, rows), _work(work, basis, region, places))
    for by_path in counted:
        for path, figures in by_path.items():
            found.setdefault(path, {}).update(figures)
    named = places.named(path for path in found if path)
    return [FigureLine(place, tuple(found[place.path].get(code, 0) for code in codes)) for place in named]


def _register(asked: list, basis: Basis, rows: list[WorkshopRow]) -> ByPath:
    by_path: dict[str, list[WorkshopRow]] = defaultdict(list)
    for row in rows:
        by_path[row.path].append(row)
    return {path: {e.code: sum(e.value(row, basis) for row in here) for e in asked} for path, here in by_path.items()}


def _people(asked: list, basis: Basis, rows: list[WorkshopRow]) -> ByPath:
    rows = [row for row in rows if in_force(row, basis)] if asked else []
    paths = sorted({row.path for row in rows})
    at = {path: number for number, path in enumerate(paths)}
    kinds = kinds_of_people(basis, {row.workshop_id: at[row.path] for row in rows}, tuple(e.counts for e in asked))
    counted = [(each.code, people_by_part(kinds, 2**number)) for number, each in enumerate(asked)]
    return {path: {code: parts[at[path]] for code, parts in counted} for path in paths}


def _work(asked: list, basis: Basis, region: Region | None, places: Today) -> ByPath:
    span, found = Span(basis.first, basis.last), {}
    with as_known(basis.known_at):
        for each in asked:
            rows = places.by_division(places.within(each.rows(span), each.region, region), each.region)
            counted = rows.values("division").annotate(figure=each.value()).values_list("division", "figure")
            for path, figure in counted:
                found.setdefault(path, {})[each.code] = figure or 0
    return found
