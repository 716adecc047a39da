"""How far a period has come: completeness and punctuality by region."""

import datetime
from dataclasses import dataclass, field

from reporting.models import Return, ReturnLevel, ReturnPeriod, ReturnStatus
from reporting.rules import return_flow as flow
from workshops.access import clock
from workshops.regions.models import Region

STEP = 7
"""One level of a path: six digits and a slash."""


@dataclass(slots=True)
class Progress:
    """Counties' returns of one part of a region (None: of the whole table). Each sent one is on time or late, by the
    day of its first sending and the day in force for it; ``missing`` are past that day and not sent."""

    region: Region | None
    gathering: Return | None = None
    """The part's own return, which gathers (none where it has no office); of a county, the return itself."""
    asked: int = 0
    sent: int = 0
    accepted: int = 0
    returned: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    def add(self, status: str, first_sent_at: datetime.datetime | None, due: datetime.date, today) -> None:
        self.asked += 1
        self.sent += status in flow.SENT
        self.accepted += status in flow.DONE
        self.returned += status == ReturnStatus.RETURNED
        if first_sent_at is not None:
            on_time = clock.local_day(first_sent_at) <= due
            self.on_time += on_time
            self.late += not on_time
        elif today > due:
            self.missing += 1

    @property
    def figures(self) -> tuple[int, ...]:
        return (
            self.asked, self.sent, self.accepted, self.returned, self.on_time, self.late, self.missing,
        )  # fmt: skip

    @property
    def share(self) -> int | None:
        """Of a hundred asked, how many are sent."""
        return round(100 * self.sent / self.asked) if self.asked else None


COLUMNS = ("应报", "已报", "已定稿", "退回修改中", "按时", "逾期报送", "逾期未报")


@dataclass(slots=True)
class ProgressTable:
    period: ReturnPeriod
    region: Region | None
    lines: list[Progress]
    total: Progress = field(default_factory=lambda: Progress(None))


def progress_of(period: ReturnPeriod, region: Region | None) -> ProgressTable:
    """By the direct parts of the region (None: the nation) from which a return is asked."""
    rows = Return.objects.filter(period=period).exclude(status=ReturnStatus.CANCELLED)
    if region is not None:
        rows = rows.filter(region__path__startswith=region.path)
    found = list(rows.select_related("region", "period"))
    by_region = {filed.region_id: filed for filed in found}
    parts = Region.objects.filter(pk=region.pk) if region and region.certifies else Region.objects.below(region)
    depth = len(region.path) if region and not region.certifies else 0
    paths = {filed.region.path for filed in found if filed.level == ReturnLevel.COUNTY}
    asked = {path if region and region.certifies else path[: depth + STEP] for path in paths}
    lines = {part.path: Progress(part, by_region.get(part.pk)) for part in parts.order_by("path") if part.path in asked}
    made = ProgressTable(period, region, list(lines.values()))
    today = clock.today()
    for filed in found:
        if filed.level != ReturnLevel.COUNTY:
            continue
        part = filed.region.path if region and region.certifies else filed.region.path[: depth + STEP]
        for line in (lines[part], made.total):
            line.add(filed.status, filed.first_sent_at, filed.due_on, today)
    return made
