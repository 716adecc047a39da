"""What prefectures, provinces and the nation gather: their own figures beside the sum of the accepted parts."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from reporting.models import Return, ReturnLevel
from reporting.queries.returns import as_numbers, cells, latest_frozen
from reporting.rules import return_flow as flow


def parts_of(filed: Return) -> QuerySet[Return]:
    """The counties' returns of the same period below it; none of a county's own."""
    if filed.level == ReturnLevel.COUNTY:
        return Return.objects.none()
    rows = Return.objects.filter(period=filed.period_id, level=ReturnLevel.COUNTY)
    return rows.filter(region__path__startswith=filed.region.path) if filed.region_id else rows


def unaccepted_parts(filed: Return) -> int:
    """How many are not accepted yet."""
    return parts_of(filed).exclude(status__in=flow.DONE).count()


@dataclass(frozen=True, slots=True)
class Gathered:
    """One cell: what the division counts itself (persons once), and what its accepted parts say together."""

    code: str
    name: str
    unit: str
    own: Decimal | None
    parts: Decimal
    additive: bool

    @property
    def difference(self) -> Decimal | None:
        return None if self.own is None else self.own - self.parts


def gathered(filed: Return) -> list[Gathered]:
    """In the order of the sheet."""
    sums: dict[str, Decimal] = {}
    for frozen in latest_frozen(parts_of(filed)):
        for code, value in (as_numbers(frozen.figures) | as_numbers(frozen.extras)).items():
            sums[code] = sums.get(code, Decimal(0)) + value
    return [
        Gathered(cell.code, cell.name, cell.unit, cell.value, sums.get(cell.code, Decimal(0)), cell.additive)
        for cell in cells(filed.period, filed.figures, filed.extras)
    ]
