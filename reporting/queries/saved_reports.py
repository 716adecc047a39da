"""The table of a saved report, for whoever reads it: always of the reader's own region and below."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.db.models.functions import Substr

from reporting.models import ReportLines, ReportPart, SavedReport
from reporting.queries.basis import Basis
from reporting.queries.dashboard import NATION, Computed, summaries, years_kept
from reporting.queries.editions import nearest
from reporting.queries.figures import DICTIONARY, Figure, figure_table
from reporting.queries.rollup.areas import own_code
from reporting.rules.return_periods import Period
from reporting.rules.saved_reports import split_key
from reporting.work_indicators import INDICATORS as WORK
from reporting.work_indicators import Span, WorkIndicator
from reporting.work_indicators.base import Split
from workshops.access import clock
from workshops.regions.models import Level, Region


@dataclass(frozen=True, slots=True)
class Column:
    year: int
    name: str
    unit: str
    additive: bool


@dataclass(frozen=True, slots=True)
class ReportTable:
    """``lines``: (region, values in the order of ``columns``); ``total`` is the reader's own region; ``own``: what
    falls to none of the lines, () for nothing. ``computed``: of the years that are kept; a broken down figure is
    counted at once."""

    region: Region | None
    columns: tuple[Column, ...]
    total: tuple[Figure, ...]
    lines: tuple[tuple[Region, tuple[Figure, ...]], ...]
    computed: dict[int, Computed]
    codes: tuple[str, ...]
    part: str = ""
    """Words for the part of each year, where it isn't the whole."""
    own: tuple[Figure, ...] = ()


def splits() -> dict[str, tuple[WorkIndicator, Split]]:
    """Key → figure, and a way it may be broken down."""
    return {split_key(each.code, way.path): (each, way) for each in WORK for way in each.splits}


def report_table(report: SavedReport, region: Region | None) -> ReportTable:
    """``region``: the reader's. What the dictionary no longer has is left out."""
    if report.part != ReportPart.YEAR or report.edition:
        return _counted_now(report, region)
    regions = _regions(report.lines, region)
    kept = years_kept()
    if report.split in splits():
        indicator, way = splits()[report.split]
        columns, rows = _broken_down(indicator, way, report.years, [*regions, region])
        codes, own = (indicator.code,), _own_broken_down(indicator, way, report.years, regions, region)
    else:
        codes = tuple(code for code in report.codes if code in DICTIONARY)
        columns, rows = _kept(codes, report.years, [*regions, region])
        own = _own_kept(codes, report.years, regions, region)
    lines = tuple((each, rows[each.pk]) for each in regions)
    computed = {year: kept[year] for year in report.years if year in kept}
    total = rows[region.pk if region else NATION]
    return ReportTable(region, columns, total, lines, computed, codes, own=own if any(own) else ())


def _counted_now(report: SavedReport, region: Region | None) -> ReportTable:
    """A part of the years, or by the divisions of another day. A region that wasn't there then has no table of its
    own: `NotInEdition`."""
    codes = tuple(code for code in report.codes if code in DICTIONARY)
    tables = [figure_table(codes, _basis(report.part, year), region, report.edition) for year in report.years]
    columns = tuple(
        Column(year, each.name, each.unit, each.additive)
        for year in report.years
        for each in (DICTIONARY[code] for code in codes)
    )
    places = {line.region.pk: line.region for table in tables for line in table.lines if line.region}
    found = [{line.region.pk: line.values for line in table.lines if line.region} for table in tables]
    nothing = (0,) * len(codes)
    lines = tuple(
        (place, tuple(value for by_part in found for value in by_part.get(pk, nothing)))
        for pk, place in (places if report.lines == ReportLines.PARTS else {}).items()
    )
    total = tuple(value for table in tables for value in table.total)
    rest = [next((line.values for line in table.lines if line.region is None), nothing) for table in tables]
    own = tuple(value for values in rest for value in values)
    words = report.get_part_display() if report.part != ReportPart.YEAR else ""
    return ReportTable(region, columns, total, lines, {}, codes, words, own if lines and any(own) else ())


def _basis(part: str, year: int) -> Basis:
    if part == ReportPart.YEAR:
        return Basis.live(year)
    kind, _, number = part.partition("-")
    period = Period(kind, year, int(number))
    return Basis.of_period(period.first, min(period.last, max(clock.today(), period.first)))


def _regions(lines: str, region: Region | None) -> list[Region]:
    within = Region.objects.within(region).in_force().order_by("path")
    if lines == ReportLines.WHOLE:
        return []
    if lines == ReportLines.PARTS:
        return list(Region.objects.below(region).order_by("path"))
    if lines == ReportLines.PREFECTURES:  # and the counties that a province has beside them
        straight = Q(certifies=True, reporting_parent__reporting_parent=None)
        within = within.filter(Q(level=Level.PREFECTURE) | straight)
    else:
        within = within.filter(certifies=True)
    return [each for each in within if region is None or each.pk != region.pk]


def _kept(codes, years, regions) -> tuple[tuple[Column, ...], dict[str, tuple[Figure, ...]]]:
    keys = [each.pk if each else NATION for each in regions]
    found = summaries(keys, years, codes)
    columns = [(year, code) for year in years for code in codes]
    rows = {key: tuple(found.get((key, year), {}).get(code, Decimal(0)) for year, code in columns) for key in keys}
    defined = [(year, DICTIONARY[code]) for year, code in columns]
    return tuple(Column(year, each.name, each.unit, each.additive) for year, each in defined), rows


def _own_kept(codes, years, lines: list[Region], region: Region | None) -> tuple[Figure, ...]:
    """What the divisions above the lines hold themselves."""
    if not lines:
        return ()
    above = Region.objects.within(region).in_force().filter(certifies=False)
    paths = {each.path for each in lines}
    keys = [code for code, path in above.values_list("code", "path") if not nearest(path, paths)]
    keys += [NATION] if region is None else []
    found = summaries(keys, years, [own_code(code) for code in codes])
    return tuple(
        sum(found.get((key, year), {}).get(own_code(code), Decimal(0)) for key in keys)
        for year in years
        for code in codes
    )


def _own_broken_down(
    indicator: WorkIndicator, way: Split, years, lines: list[Region], region: Region | None
) -> tuple[Figure, ...]:  # fmt: skip
    if not lines:
        return ()
    paths, found, place = {each.path for each in lines}, defaultdict(int), f"{indicator.region}__path"
    for year in years:
        basis = Basis.live(year)
        rows = indicator.rows(Span(basis.first, basis.last))
        rows = rows.filter(**{f"{place}__startswith": region.path}) if region else rows
        counted = rows.values(place, way.path).annotate(figure=indicator.value())
        for path, value, figure in counted.values_list(place, way.path, "figure"):
            found[year, value] += 0 if nearest(path or NATION, paths) else figure or 0
    return tuple(found[year, value] for year in years for value, _ in way.choices.choices)


def _broken_down(indicator: WorkIndicator, way: Split, years, regions):
    columns = [(year, value, label) for year in years for value, label in way.choices.choices]
    found: dict[tuple, Figure] = {}
    for year in years:
        for depth in sorted({len(each.path) if each else 0 for each in regions}):
            for path, value, figure in _counted(indicator, way, year, depth):
                found[path, year, value] = figure or 0
    rows = defaultdict(tuple)
    for each in regions:
        path, key = (each.path, each.pk) if each else (NATION, NATION)
        rows[key] = tuple(found.get((path, year, value), 0) for year, value, _ in columns)
    return tuple(Column(year, label, indicator.unit, indicator.additive) for year, _, label in columns), rows


def _counted(indicator: WorkIndicator, way: Split, year: int, depth: int):
    """(path of so many characters, value, figure); of the nation where there are none."""
    basis = Basis.live(year)
    rows = indicator.rows(Span(basis.first, basis.last))
    if not depth:
        found = rows.values(way.path).annotate(figure=indicator.value()).values_list(way.path, "figure")
        return [(NATION, value, figure) for value, figure in found]
    rows = rows.annotate(part=Substr(f"{indicator.region}__path", 1, depth))
    found = rows.values("part", way.path).annotate(figure=indicator.value()).values_list("part", way.path, "figure")
    return [each for each in found if each[0] and len(each[0]) == depth]
