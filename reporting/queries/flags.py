"""Flags of workshops: with whom they lie, how old they are, what somebody may do about one."""

import datetime

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from reporting.models import Flag, FlagLevel, FlagStatus, Severity
from reporting.queries.check_ins import may_answer_in_stead
from reporting.queries.problems import raisable
from reporting.rules import flag_flow as flow
from reporting.rules.signals import SIGNALS, problem_overdue
from workshops.access import clock
from workshops.access.models import Department, Duty, Office, User
from workshops.records.keepers import works_for
from workshops.regions.models import Region
from workshops.tables.columns import whether

JOINS = ("workshop__region", "workshop__leader__user")
NEVER = Q(pk__in=())
ON_LIST = {
    "prefecture": (FlagLevel.PREFECTURE, FlagLevel.PROVINCE),
    "province": (FlagLevel.PROVINCE,),
}
"""Level of an office → levels of the flags on its list of what the counties left lying."""


def roles_of(user: User, flag: Flag) -> frozenset[str]:
    """The roles of the table that the user holds for this flag."""
    region = flag.workshop.region
    if not user.is_office or user.department != flag.department:
        return frozenset()
    if works_for(user, (flag.department,), ("county",)) and user.office.region_id == region.pk:
        return frozenset({flow.OWNER})
    over = user.region is None or user.office.region_id in region.ancestor_codes
    return frozenset({flow.ABOVE}) if user.duty == Duty.OFFICIAL and over else frozenset()


def facts_of(flag: Flag, user: User) -> flow.Facts:
    """What the table is asked, for this user."""
    roles = roles_of(user, flag)
    owner = flow.OWNER in roles and flag.status == FlagStatus.OPEN
    return flow.Facts(
        status=flag.status,
        roles=roles,
        may_raise_problem=owner and raisable(user).filter(pk=flag.workshop_id).exists(),
        may_check_in=owner and may_answer_in_stead(user),
        is_problem=flag.signal == problem_overdue.SIGNAL.code,
        has_beside=owner and bool(departments_beside(flag)),
    )


def allowed_actions(flag: Flag, user: User) -> list[str]:
    """What buttons and the API show."""
    return flow.allowed_actions(facts_of(flag, user))


def departments_beside(flag: Flag) -> list[str]:
    """Other departments that have an office in the county."""
    offices = Office.objects.filter(region=flag.workshop.region_id, is_active=True)
    there = set(offices.values_list("department", flat=True))
    return [department for department in Department.values if department in there - {flag.department}]


def levels_above(region: Region) -> frozenset[str]:
    """Levels that the tree has above the region: a county under a province has no prefecture."""
    codes = region.ancestor_codes
    return frozenset({flow.PROVINCE, flow.PREFECTURE} if len(codes) > 1 else {flow.PROVINCE} if codes else ())


def lies_with(flag: Flag) -> str:
    """The office that has to act now; empty where nobody has to."""
    if flag.status != FlagStatus.OPEN:
        return ""
    return f"{flag.workshop.region.name}{flag.get_department_display()}部门"


def name_of(flag: Flag) -> str:
    return SIGNALS[flag.signal].name if flag.signal in SIGNALS else flag.signal


def shown_facts(signal: str, facts: dict) -> list[tuple[str, object]]:
    """(words, value) of the facts, in the signal's order; what it has no words for isn't shown."""
    labels = SIGNALS[signal].labels if signal in SIGNALS else {}
    return [(label, facts[key]) for key, label in labels.items() if key in facts]


def lying() -> Q:
    """Open and without a step for `ESCALATE_DAYS`, or on a higher list already."""
    since = clock.today() - datetime.timedelta(days=flow.ESCALATE_DAYS)
    return Q(status=FlagStatus.OPEN) & (Q(acted_on__lte=since) | ~Q(level=FlagLevel.COUNTY))


def waits_for(user: User) -> Q:
    """Flags of those in scope that the user has to see to: the county its own, those above what was left lying."""
    if not user.is_office:
        return NEVER
    mine = Q(status=FlagStatus.OPEN, department=user.department)
    if user.level == "county":
        return mine & Q(workshop__region=user.region)
    return mine & Q(level__in=ON_LIST[user.level]) if user.level in ON_LIST else NEVER


def waiting(user: User) -> QuerySet[Flag]:
    return Flag.objects.visible_to(user).filter(waits_for(user))


def listed(user: User) -> QuerySet[Flag]:
    """The list: ``rank`` puts what was left lying first, then the serious, then what is watched, then the closed."""
    rank = Case(
        When(lying(), then=Value(0)),
        When(status=FlagStatus.OPEN, severity=Severity.SERIOUS, then=Value(1)),
        When(status=FlagStatus.OPEN, then=Value(2)),
        When(status=FlagStatus.HANDLED, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    rows = Flag.objects.visible_to(user).select_related(*JOINS)
    return rows.annotate(rank=rank, overdue=whether(lying()), mine=whether(waits_for(user)))
