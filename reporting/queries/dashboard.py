"""What dashboards and saved reports read: summaries only, in a number of queries that depends on nothing."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max, Min, Q

from reporting.models import RollupPart, Summary
from workshops.regions.models import Region

Values = dict[str, Decimal]
"""Code of the figure → value; 0 is not there."""
NATION = ""


@dataclass(frozen=True, slots=True)
class Computed:
    """``at``: up to when all summaries of the year were looked after; ``as_of``: the day that they are of."""

    at: datetime.datetime
    as_of: datetime.date


@dataclass(frozen=True, slots=True)
class Dashboard:
    """``by_year``: the region's figures; ``by_part``: those of its direct parts in the year."""

    region: Region | None
    year: int
    years: list[int]
    computed: dict[int, Computed]
    ancestors: list[Region]
    parts: list[Region]
    by_year: dict[int, Values]
    by_part: dict[str, Values]

    def figure(self, code: str, year: int | None = None) -> Decimal:
        return self.by_year.get(year or self.year, {}).get(code, Decimal(0))


def years_kept() -> dict[int, Computed]:
    """Newest first."""
    rows = RollupPart.objects.order_by("-year").values("year")
    found = rows.annotate(at=Min("checked_at"), day=Max("as_of"))
    return {row["year"]: Computed(row["at"], row["day"]) for row in found}


def summaries(
    regions: Collection[str], years: Collection[int], codes: Collection[str] | None = None
) -> dict[tuple[str, int], Values]:
    """(region code or ``NATION``, year) → figures; of all codes where none are named. One query."""
    within = Q(region__in=[code for code in regions if code])
    if NATION in regions:
        within |= Q(region=None)
    rows = Summary.objects.filter(within, year__in=years).order_by()
    if codes is not None:
        rows = rows.filter(code__in=codes)
    found: dict[tuple[str, int], Values] = defaultdict(dict)
    for region, year, code, value in rows.values_list("region", "year", "code", "value"):
        found[region or NATION, year][code] = value
    return found


def dashboard_of(region: Region | None, asked_year: str, *, within: Region | None, part_codes: Collection[str]):
    """Of a region (None: the nation); ``within``: the reader's own, up to which the way is shown. None where nothing
    is kept yet."""
    computed = years_kept()
    if not computed:
        return None
    years = list(computed)
    year = next((each for each in years if str(each) == asked_year), years[0])
    parts = list(Region.objects.below(region).order_by("path"))
    ancestors = (
        list(Region.objects.within(within).filter(pk__in=region.ancestor_codes).order_by("path")) if region else []
    )
    code = region.pk if region else NATION
    own = summaries([code], years)
    below = summaries([part.pk for part in parts], [year], part_codes)
    return Dashboard(
        region, year, years, computed, ancestors, parts,
        {each: own.get((code, each), {}) for each in years},
        {part.pk: below.get((part.pk, year), {}) for part in parts},
    )  # fmt: skip
