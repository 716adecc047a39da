"""Opening a period of returns: what is asked of whom, until when."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from reporting.actions.problems_texts import one_line, refuse_numbers
from reporting.actions.returns_notices import tell_preparers
from reporting.models import Return, ReturnExtra, ReturnLevel, ReturnPeriod
from reporting.queries.figures import DICTIONARY
from reporting.queries.returns import is_opener
from reporting.rules.return_periods import Period
from workshops.access import journal
from workshops.access.models import Department, Office, User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty, refusing
from workshops.actions.refusals import journalled
from workshops.models import Workshop
from workshops.regions.models import Level, Region

EXTRAS_MAX = 20


@dataclass(frozen=True, slots=True)
class Extra:
    """A cell that is typed: code, name, unit, decimal places, hint."""

    label: str
    unit: str
    decimals: int = 0
    note: str = ""


@journalled("return_period.open")
@transaction.atomic
def open_period(
    *, by: User, span: Period, codes: Sequence[str], due_county: datetime.date, due_province: datetime.date,
    extras: Sequence[Extra] = (), zero_reports: bool = False, note: str = "",
) -> ReturnPeriod:  # fmt: skip
    """By a province's culture office for itself or the ministry's for the nation; every office asked gets a notice."""
    if not is_opener(by):
        raise Refused("wrong_role", "报表由省级文化和旅游部门或文化和旅游部布置。")
    # One at a time from an office: two that check against each other would stand still.
    Office.objects.select_for_update(no_key=True).get(pk=by.office_id)
    period = ReturnPeriod(
        kind=span.kind, first=span.first, last=span.last, opener=by.region, codes=_ordered(codes),
        due_county=due_county, due_province=due_province, zero_reports=zero_reports, note=note.strip(), opened_by=by,
    )  # fmt: skip
    _refuse_days(period)
    refuse_faulty(period, ("note",))
    refuse_numbers(note=period.note)
    taken = Refused("period_exists", f"{span.label}的{period.get_kind_display()}已经布置过。", field="number")
    with refusing("reporting_returnperiod_no_overlap", taken):
        period.save()
    _write_extras(period, extras)
    returns = Return.objects.bulk_create(_asked(period), batch_size=1000)
    journal.record(
        by=by, action="return_period.open", obj=period, region=period.opener_id, detail={"returns": len(returns)}
    )
    _tell(period, returns)
    return period


def _ordered(codes: Sequence[str]) -> list[str]:
    unknown = set(codes) - DICTIONARY.keys()
    if unknown or not codes:
        raise Refused("codes_missing", "请至少选择一项指标。", field="codes")
    return [code for code in DICTIONARY if code in set(codes)]


def _refuse_days(period: ReturnPeriod) -> None:
    if period.due_county <= period.last:
        raise Refused("due_too_early", "县级报送期限应在报表期结束之后。", field="due_county")
    if period.due_province < period.due_county:
        raise Refused("due_too_early", "省级报送期限不能早于县级报送期限。", field="due_province")


def _write_extras(period: ReturnPeriod, extras: Sequence[Extra]) -> None:
    if len(extras) > EXTRAS_MAX:
        raise Refused("too_many_extras", f"补充指标最多 {EXTRAS_MAX} 项。")
    rows = [
        ReturnExtra(
            period=period, code=f"X{at:02}", label=one_line(extra.label), unit=one_line(extra.unit),
            decimals=extra.decimals, note=one_line(extra.note),
        )
        for at, extra in enumerate(extras, 1)
    ]  # fmt: skip
    for row in rows:
        refuse_faulty(row, ("label", "unit", "decimals", "note"))
        refuse_numbers(extras=f"{row.label}\n{row.note}")
    ReturnExtra.objects.bulk_create(rows)


def _asked(period: ReturnPeriod) -> list[Return]:
    """A return of each certifying region asked, of each division above it, and the nation's."""
    asked = Region.objects.within(period.opener).certifying()
    if not period.zero_reports:
        certified = Workshop.objects.filter(certified_on__lte=period.last)
        asked = asked.filter(pk__in=certified.order_by().values("region"))
    counties = list(asked.order_by("path"))
    above = {code for county in counties for code in county.ancestor_codes}
    # Where a prefecture has no office, its counties send straight to the province (rules.md §1: the tree is ragged).
    offices = Office.objects.filter(department=Department.CULTURE, is_active=True).values("region")
    gathering = Region.objects.within(period.opener).filter(Q(reports=True) | Q(pk__in=offices), pk__in=above)
    levels = [(region, _level(region)) for region in (*gathering.order_by("path"), *counties)]
    if period.opener_id is None:
        levels.append((None, ReturnLevel.NATION))
    return [Return(period=period, region=region, level=level, due_on=period.due_of(level)) for region, level in levels]


def _level(region: Region) -> str:
    if region.certifies:
        return ReturnLevel.COUNTY
    return ReturnLevel.PROVINCE if region.level == Level.PROVINCE else ReturnLevel.PREFECTURE


def _tell(period: ReturnPeriod, returns: Sequence[Return]) -> None:
    """The culture offices that have a return to make."""
    tell_preparers(
        returns, "return.opened", lambda filed: f"{period}已布置，请于 {filed.due_on.isoformat()} 前报送", period.note
    )
