"""The one writer of summaries: refreshes what may have changed, rebuilds, and compares with a full recount."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import connection, transaction

from reporting.models import RollupComparison, RollupPart, Summary
from reporting.queries.basis import Basis
from reporting.queries.counts import years_with_workshops
from reporting.queries.rollup.areas import Area, areas
from reporting.queries.rollup.changes import Written, horizon, written_since
from reporting.queries.rollup.counting import NATION, Counted, count_area
from workshops.access import clock

ZERO = Decimal("0.00")
LOCK = 4800
"""Of the database: one refresh or comparison at a time."""
SHOWN = 500
"""Differences kept with a comparison; all of them are counted."""


@dataclass(slots=True)
class RolledUp:
    """``counted``: (area, year) counted anew; ``changed``: figures that came out different."""

    counted: list[tuple[str, int]] = field(default_factory=list)
    changed: int = 0


@transaction.atomic
def rollup(*, year: int | None = None, rebuild: bool = False, wait: bool = True) -> RolledUp | None:
    """Bring the summaries of a year (None: every one) to what the facts say now.

    An area is counted where something was written since, where the day is another one, or with ``rebuild``, which
    forgets what was kept. Where another run is under way, waits for it, or without ``wait`` returns None.
    """
    if not _locked(wait=wait):
        return None
    done = RolledUp()
    years = [year] if year else years_with_workshops(clock.today())
    if rebuild:
        Summary.objects.filter(year__in=years).delete()
        RollupPart.objects.filter(year__in=years).delete()
    for area in areas():
        _refresh(area, years, done)
    return done


def _refresh(area: Area, years: list[int], done: RolledUp) -> None:
    # Before anything is read: whatever is committed from here on is found newer by the next run.
    seen_up_to, now = horizon(), clock.now()
    parts = {part.year: part for part in RollupPart.objects.filter(area=area.name, year__in=years)}
    since = min((part.seen_up_to for part in parts.values()), default=seen_up_to)
    written = written_since(area, since)
    for year in years:
        basis, part = Basis.live(year), parts.get(year)
        if part and _stands(part, basis, written):
            RollupPart.objects.filter(pk=part.pk).update(checked_at=now)
            continue
        done.changed += _write(area, year, count_area(area, basis))
        RollupPart.objects.update_or_create(
            area=area.name,
            year=year,
            defaults={
                "as_of": basis.as_of, "judged_on": basis.judged_on, "seen_up_to": seen_up_to, "rows": written.rows,
                "counted_at": now, "checked_at": now,
            },
        )  # fmt: skip
        done.counted.append((area.name, year))


def _stands(part: RollupPart, basis: Basis, written: Written) -> bool:
    same_day = (part.as_of, part.judged_on) == (basis.as_of, basis.judged_on)
    return same_day and not written.differs_from(part.rows)


@transaction.atomic
def compare() -> RollupComparison:
    """Count everything anew beside the summaries as they stand; what differs is kept and shown, then mended.

    Not refreshed before, for that might mend what should be seen.
    """
    _locked(wait=True)
    by_name, compared, found = {area.name: area for area in areas()}, 0, []
    parts = [part for part in RollupPart.objects.all() if part.area in by_name]
    for part in parts:
        area = by_name[part.area]
        counted = count_area(area, Basis(part.year, part.as_of, part.judged_on))
        differing = _differences(area, part.year, counted)
        compared += len(counted)
        if differing:
            newer = written_since(area, part.seen_up_to).differs_from(part.rows)
            found += [(*each, newer) for each in differing]
            _write(area, part.year, counted)
    return RollupComparison.objects.create(
        years=sorted({part.year for part in parts}),
        compared=compared,
        difference_count=len(found),
        unexplained_count=sum(not newer for *_, newer in found),
        differences=sorted(found, key=lambda each: each[-1])[:SHOWN],
    )


def _differences(area: Area, year: int, counted: Counted) -> list[tuple[str, int, str, str, str]]:
    kept = {key: value for key, (_, value) in _kept(area, year).items()}
    pairs = {key: (kept.get(key, ZERO), counted.get(key, ZERO)) for key in kept.keys() | counted.keys()}
    return [
        (region, year, code, str(before), str(after))
        for (region, code), (before, after) in sorted(pairs.items())
        if before != after
    ]


def _kept(area: Area, year: int) -> dict:
    """(region, code) → (key of the row, value)."""
    rows = Summary.objects.filter(year=year, code__in=area.codes).order_by()
    return {(region or NATION, code): (pk, value) for pk, region, code, value in
            rows.values_list("pk", "region", "code", "value")}  # fmt: skip


def _write(area: Area, year: int, counted: Counted) -> int:
    """Only what differs; returns how many figures did."""
    kept, now = _kept(area, year), clock.now()
    gone = [pk for key, (pk, _) in kept.items() if key not in counted]
    new = [(*key, value) for key, value in counted.items() if key not in kept]
    other = [(kept[key][0], value) for key, value in counted.items() if key in kept and kept[key][1] != value]
    if gone:
        Summary.objects.filter(pk__in=gone).delete()
    if other:
        _execute(UPDATE, [now, *_columns(other)])
    if new:
        _execute(INSERT, [year, now, *_columns(new)])
    return len(gone) + len(new) + len(other)


# Hundreds of thousands of rows on the first run: one statement takes seconds, a model instance each takes minutes.
INSERT = """
INSERT INTO reporting_summary (region_id, year, code, value, computed_at)
SELECT nullif(region, ''), %s, code, value, %s
FROM unnest(%s::text[], %s::text[], %s::numeric[]) AS f (region, code, value)
"""
UPDATE = """
UPDATE reporting_summary AS kept SET value = f.value, computed_at = %s
FROM unnest(%s::bigint[], %s::numeric[]) f (id, value) WHERE kept.id = f.id
"""


def _columns(rows: Iterable[tuple]) -> list[list]:
    return [list(column) for column in zip(*rows, strict=True)]


def _execute(statement: str, terms: list) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, terms)


def _locked(*, wait: bool) -> bool:
    """Until the end of the transaction."""
    with connection.cursor() as cursor:
        if wait:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return True
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return cursor.fetchone()[0]
