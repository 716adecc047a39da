"""Returns (报表): whose they are, with whom they lie, and what somebody may do about one."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from reporting.models import (
    FrozenReturn,
    Return,
    ReturnAction,
    ReturnExtra,
    ReturnLevel,
    ReturnPeriod,
    ReturnRemark,
    ReturnStatus,
    ReturnStep,
)
from reporting.queries.basis import Basis
from reporting.queries.figures import DICTIONARY, Figure
from reporting.rules import return_flow as flow
from workshops.access import clock
from workshops.access.models import Department, Duty, Office, User
from workshops.tables.columns import whether

JOINS = ("period", "period__opener", "region__reporting_parent", "region__province")
NEVER = Q(pk__in=())
OFFICIALS = (Duty.APPROVER, Duty.OFFICIAL)
"""Who decides for an office above the county."""


def is_opener(user: User) -> bool:
    """Opens periods: the culture office of a province, or the ministry's."""
    return (
        user.is_office
        and user.department == Department.CULTURE
        and user.level in ("province", "nation")
        and user.duty in OFFICIALS
    )


def has_prefecture(filed: Return) -> bool:
    """Whether a culture office in use stands between the county and its province."""
    above = filed.region.reporting_parent if filed.level == ReturnLevel.COUNTY else None
    if above is None or above.reports:  # a county that was changed away stands under nobody
        return False
    offices = Office.objects.filter(region=above, department=Department.CULTURE)
    return offices.filter(is_active=True).exists()


def roles_of(user: User, filed: Return) -> frozenset[str]:
    """The roles of the table that the user holds for this return."""
    if not user.is_office or user.department != Department.CULTURE:
        return frozenset()
    found, here, region = set(), user.office.region_id, filed.region
    if here == filed.region_id:
        if user.duty in (Duty.CLERK, Duty.OFFICIAL):
            found.add(flow.PREPARER)
        if user.duty in OFFICIALS:
            found.add(flow.SIGNER)
    if user.duty not in OFFICIALS:
        return frozenset(found)
    if here is None:
        found.add(flow.MINISTRY)
    elif filed.level == ReturnLevel.COUNTY and here == region.reporting_parent_id and here != region.province_id:
        found.add(flow.ABOVE_PREFECTURE)
    elif region is not None and here == region.province_id != filed.region_id:
        found.add(flow.ABOVE_PROVINCE)
    return frozenset(found)


def facts_of(filed: Return, user: User) -> flow.Facts:
    """What the table is asked, for this user."""
    roles = roles_of(user, filed)
    prepared = flow.SIGNER in roles and _edits(filed).filter(by=user, duty=Duty.CLERK).exists()
    return flow.Facts(filed.level, filed.status, roles, has_prefecture(filed), prepared)


def _edits(filed: Return) -> QuerySet[ReturnStep]:
    """Steps of preparing what now stands in the return."""
    steps = filed.steps.all()
    sent = steps.filter(action__in=flow.SENDS).order_by("-pk").values_list("pk", flat=True).first()
    edits = steps.filter(action__in=(ReturnAction.GENERATE, ReturnAction.FILL))
    return edits.filter(pk__gt=sent) if sent else edits


def allowed_actions(filed: Return, user: User) -> list[str]:
    """What buttons and the API show."""
    return flow.allowed_actions(facts_of(filed, user))


# Lists ----------------------------------------------------------------------------------------------------------------


def _with_prefecture() -> Exists:
    """Of a county's return: a culture office in use stands between it and the province."""
    offices = Office.objects.filter(
        region=OuterRef("region__reporting_parent"), region__reports=False, department=Department.CULTURE,
        is_active=True,
    )  # fmt: skip
    return Exists(offices)


def waits_for(user: User) -> Q:
    """Returns of those in scope on which the user has to act."""
    if not user.is_office or user.department != Department.CULTURE:
        return NEVER
    here = user.office.region_id
    own = Q(region=here)
    asked = NEVER
    if user.duty in (Duty.CLERK, Duty.OFFICIAL):
        asked |= own & Q(status__in=flow.IN_WORK)
    elif user.duty == Duty.APPROVER:
        asked |= own & Q(status=ReturnStatus.DRAFT)
    if user.duty not in OFFICIALS or user.level == "county":
        return asked
    if user.level == "nation":
        return asked | Q(level=ReturnLevel.PROVINCE, status=ReturnStatus.REPORTED)
    sent = Q(status=ReturnStatus.SUBMITTED)
    if user.level == "prefecture":
        return asked | (sent & Q(level=ReturnLevel.COUNTY, region__reporting_parent=here))
    straight = sent & (Q(level=ReturnLevel.PREFECTURE) | ~_with_prefecture())
    return asked | (Q(region__province=here) & (Q(status=ReturnStatus.PASSED) | straight))


def waiting(user: User) -> QuerySet[Return]:
    return Return.objects.visible_to(user).filter(waits_for(user))


def is_late() -> Q:
    """The day in force is past, and it was not sent, or was first sent later."""
    return Q(late_open()) | Q(first_sent_at__date__gt=F("due_on"))


def owed() -> Q:
    """Asked for and never sent."""
    return Q(first_sent_at=None) & ~Q(status=ReturnStatus.CANCELLED)


def late_open() -> Q:
    """Past the day in force and never sent."""
    return Q(due_on__lt=clock.today()) & owed()


def listed(user: User) -> QuerySet[Return]:
    """The list: ``rank`` puts what waits for the user first, then what is missing and late."""
    rows = Return.objects.visible_to(user).select_related(*JOINS)
    rank = Case(
        When(waits_for(user), then=Value(0)),
        When(late_open(), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.annotate(rank=rank, late=whether(is_late()), mine=whether(waits_for(user)))


def first_due(rows: QuerySet[Return]) -> datetime.date | None:
    """The day by which the first of those not sent yet is due; null where all are sent or past their day."""
    still = rows.filter(owed(), due_on__gte=clock.today())
    return still.order_by("due_on").values_list("due_on", flat=True).first()


def lies_with(filed: Return) -> str:
    """Who has to act now; empty where it is over."""
    if filed.status in flow.IN_WORK:
        return f"{filed.region.name if filed.region_id else '国家'}文化和旅游部门"
    if filed.status == ReturnStatus.REPORTED and filed.level == ReturnLevel.PROVINCE:
        return "文化和旅游部"
    if filed.status == ReturnStatus.PASSED:
        return f"{filed.region.province.name}文化和旅游部门"
    if filed.status == ReturnStatus.SUBMITTED:
        above = filed.region.reporting_parent if has_prefecture(filed) else filed.region.province
        return f"{above.name}文化和旅游部门"
    return ""


# One return -----------------------------------------------------------------------------------------------------------


def basis_of(filed: Return, known_at=None) -> Basis:
    """What its figures are about; without ``known_at`` as known now."""
    return Basis.of_period(filed.period.first, filed.period.last, known_at)


def as_text(values: dict[str, Figure]) -> dict[str, str]:
    """As figures are kept: numbers as text, so that none loses a digit."""
    return {code: format(Decimal(value), "f") for code, value in values.items()}


def as_numbers(figures: dict[str, str]) -> dict[str, Decimal]:
    return {code: Decimal(value) for code, value in figures.items()}


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of the sheet. ``value`` is null where nothing was generated or typed yet."""

    code: str
    name: str
    unit: str
    value: Decimal | None
    definition: str = ""
    additive: bool = True
    typed: bool = False
    decimals: int = 2

    @property
    def label(self) -> str:
        return f"{self.code} {self.name}"


def cells(period: ReturnPeriod, figures: dict[str, str], extras: dict[str, str]) -> list[Cell]:
    """The lines of the sheet: generated ones, then those that are typed."""
    made = [_derived(code, figures.get(code)) for code in period.codes]
    return made + [_typed(extra, extras.get(extra.code)) for extra in period.extras.all()]


def _derived(code: str, value: str | None) -> Cell:
    told = DICTIONARY[code]
    number = None if value is None else Decimal(value)
    return Cell(code, told.name, told.unit, number, told.definition, told.additive)


def _typed(extra: ReturnExtra, value: str | None) -> Cell:
    number = None if value is None else Decimal(value)
    return Cell(extra.code, extra.label, extra.unit, number, extra.note, typed=True, decimals=extra.decimals)


def names_of(period: ReturnPeriod) -> dict[str, str]:
    """Code → Chinese name of every cell."""
    return {cell.code: cell.name for cell in cells(period, {}, {})}


def earlier_figures(filed: Return, span) -> dict[str, Decimal] | None:
    """Frozen figures of the same region for another span of the same kind, of the same opener's period where there is
    one; null where there are none at all."""
    rows = FrozenReturn.objects.filter(
        filed__region=filed.region_id, filed__period__kind=filed.period.kind, filed__period__first=span.first
    )
    found = list(rows.order_by("-pk").values_list("filed__period__opener", "figures"))
    found.sort(key=lambda row: row[0] != filed.period.opener_id)
    return as_numbers(found[0][1]) if found else None


def latest_frozen(returns: Iterable[Return] | QuerySet[Return]) -> QuerySet[FrozenReturn]:
    """The frozen figures that stand for each of the returns: of reopened ones, none until they are accepted again."""
    rows = FrozenReturn.objects.filter(filed__in=returns, filed__status__in=flow.DONE)
    return rows.order_by("filed_id", "-pk").distinct("filed_id").defer("rows")


def open_remarks(filed: Return) -> list[ReturnRemark]:
    """What the return went back for, until it is sent again."""
    step = going_back(filed)
    return list(step.remarks.all()) if step else []


def going_back(filed: Return) -> ReturnStep | None:
    """The step that sent it back, while its office mends it."""
    if filed.status not in flow.IN_WORK:
        return None
    back = (ReturnAction.RETURN, ReturnAction.REOPEN)
    return filed.steps.filter(action__in=back).select_related("office", "by").order_by("-pk").first()


def times_returned(filed: Return) -> int:
    return filed.steps.filter(action=ReturnAction.RETURN).count()
