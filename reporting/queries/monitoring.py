"""Survival of workshops by region and quarter (生产、停产、歇业、未报), and the flags that are open."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from reporting.models import Flag, FlagStatus, Severity
from reporting.queries.check_ins import STATES, UNREPORTED, in_quarter, with_answer
from reporting.rules.check_in_term import open_quarters
from reporting.rules.return_periods import Period
from workshops.access import clock
from workshops.models import Standing, Survival
from workshops.regions.models import Region

QUARTERS = 8
"""So many quarters back the page can be asked for."""


@dataclass(frozen=True)
class SurvivalLine:
    """``counts``: state → workshops; ``region`` None is the total, or what is the region's own."""

    region: Region | None
    name: str
    counts: dict[str, int]
    has_parts: bool = False
    flags: int = 0
    serious: int = 0

    @cached_property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def reported(self) -> int:
        return self.total - self.counts[UNREPORTED]

    @property
    def reported_share(self) -> float | None:
        """Per cent of all, to one place."""
        return round(100 * self.reported / self.total, 1) if self.total else None

    @property
    def producing_share(self) -> float | None:
        """Per cent of those that were reported on."""
        return round(100 * self.counts[Survival.PRODUCING] / self.reported, 1) if self.reported else None

    @property
    def figures(self) -> list:
        """As the table's columns show them."""
        states = [self.counts[state] for state, _ in STATES]
        return [self.total, *states, self.reported_share, self.producing_share, self.flags, self.serious]


COLUMNS = (
    ("工坊", "家"),
    *((label, "家") for _, label in STATES),
    ("报告率", "%"),
    ("生产占已报告", "%"),
    ("待核实提示", "条"),
    ("其中：严重", "条"),
)


@dataclass(frozen=True)
class SurvivalTable:
    region: Region | None
    quarter: Period
    total: SurvivalLine
    lines: list[SurvivalLine]


def quarters() -> list[Period]:
    """Those that the page offers, the one to be answered for now first."""
    made = [open_quarters(clock.today())[-1]]
    while len(made) < QUARTERS:
        made.append(made[-1].previous)
    return made


def asked_quarter() -> Period:
    """The quarter that everybody is to answer for now: of two that are open, the one that closes first."""
    return open_quarters(clock.today())[0]


def survival_table(region: Region | None, quarter: Period) -> SurvivalTable:
    """By direct part of the region; of a county itself alone. Flags are those open today. Three queries."""
    parts = list(Region.objects.below(region).order_by("path"))
    rows = in_quarter(quarter)
    flags = Flag.objects.filter(status=FlagStatus.OPEN, workshop__standing=Standing.CERTIFIED)
    if region:
        rows = rows.filter(region__path__startswith=region.path)
        flags = flags.filter(workshop__region__path__startswith=region.path)
    states = with_answer(rows, quarter).order_by().values_list("region__path", "state").annotate(n=Count("pk"))
    open_flags = flags.order_by().values_list("workshop__region__path").annotate(
        n=Count("pk"), serious=Count("pk", filter=Q(severity=Severity.SERIOUS))
    )  # fmt: skip
    states, open_flags = list(states), list(open_flags)
    lines = [_line(part, part.name, part.path, states, open_flags, not part.certifies) for part in parts]
    total = _line(None, "合计", region.path if region else "", states, open_flags)
    return SurvivalTable(region, quarter, total, lines)


def _line(region, name: str, path: str, states: list, flags: list, has_parts: bool = False) -> SurvivalLine:
    counts = dict.fromkeys((state for state, _ in STATES), 0)
    for at, state, n in states:
        if at.startswith(path):
            counts[state] += n
    mine = [(n, serious) for at, n, serious in flags if at.startswith(path)]
    return SurvivalLine(region, name, counts, has_parts, sum(n for n, _ in mine), sum(each for _, each in mine))
