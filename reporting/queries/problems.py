"""Workshops' problems: with whom they lie, how old they are, what somebody may do about one."""

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from reporting.models import UNSETTLED_PROBLEMS, Problem, ProblemAction, ProblemLevel, ProblemStatus, ProblemStep
from reporting.rules import problem_flow as flow
from reporting.rules.problem_routing import LEVELS
from workshops.access import clock
from workshops.access.models import Department, Office, User
from workshops.models import Standing, Workshop
from workshops.people.keeping import is_county
from workshops.records.keepers import works_for
from workshops.tables.columns import whether

JOINS = ("workshop__region", "workshop__leader__user", "region")
OFFICE_LEVELS = {problem: office for office, problem in LEVELS.items()}
NEVER = Q(pk__in=())


def raisable(user: User) -> QuerySet[Workshop]:
    """Workshops in force that the user may raise a problem for."""
    if not (user.is_leader or is_county(user, Department.CULTURE)):
        return Workshop.objects.none()
    rows = Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED)
    return rows.select_related("region", "leader").order_by("name", "pk")


def roles_of(user: User, problem: Problem) -> frozenset[str]:
    """The roles of the table that the user holds for this problem."""
    found, workshop = set(), problem.workshop
    if user.is_leader and workshop.leader.user_id == user.pk:
        found.add(flow.OWN)
    in_stead = workshop.leader.user_id is None and is_county(user, Department.CULTURE)
    if in_stead and user.office.region_id == workshop.region_id:
        found.add(flow.OWN)
    in_charge = works_for(user, (problem.department,), (OFFICE_LEVELS[problem.level],))
    if in_charge and user.office.region_id == problem.region_id:
        found.add(flow.HOLDER)
    return frozenset(found)


def facts_of(problem: Problem, user: User) -> flow.Facts:
    """What the table is asked, for this user."""
    roles, settled = roles_of(user, problem), problem.settled_at
    settled_it = False
    if flow.OWN in roles and user.is_office and problem.status == ProblemStatus.SETTLED:
        last = problem.steps.filter(action=ProblemAction.SETTLE).order_by("-pk").first()
        settled_it = last is not None and last.by_id == user.pk
    return flow.Facts(
        status=problem.status,
        roles=roles,
        has_above=flow.HOLDER in roles and office_above(problem) is not None,
        days_settled=(clock.today() - clock.local_day(settled)).days if settled else 0,
        settled_it=settled_it,
    )


def allowed_actions(problem: Problem, user: User) -> list[str]:
    """What buttons and the API show."""
    return flow.allowed_actions(facts_of(problem, user))


def office_above(problem: Problem) -> Office | None:
    """The nearest office in use of the same department above the one that the problem lies with."""
    if problem.level == ProblemLevel.MINISTRY:
        return None
    above = problem.region.ancestor_codes
    offices = Office.objects.filter(department=problem.department, is_active=True).select_related("region")
    found = {office.region_id: office for office in offices.filter(Q(region__in=above) | Q(region=None))}
    return next((found[code] for code in (*reversed(above), None) if code in found), None)


def departments_beside(problem: Problem) -> list[str]:
    """Other departments that have an office where the problem lies: it may be forwarded to them."""
    offices = Office.objects.filter(region=problem.region_id, is_active=True).exclude(department=problem.department)
    there = set(offices.values_list("department", flat=True))
    return [department for department in Department.values if department in there]


def age_days(problem: Problem) -> int:
    """Of a row of `listed`: days from when it was raised until it was settled or closed, or until today."""
    ended = problem.settled_at or problem.closed_at
    until = clock.local_day(ended) if ended else clock.today()
    return (until - clock.local_day(problem.raised_at)).days


def is_overdue(problem: Problem) -> bool:
    return problem.status in UNSETTLED_PROBLEMS and problem.due_on is not None and problem.due_on < clock.today()


def holder_of(problem: Problem) -> str:
    """The office that it lies, or last lay, with, in words."""
    place = problem.region.name if problem.region_id else "国家"
    return f"{place}{problem.get_department_display()}部门"


def lies_with(problem: Problem) -> str:
    """Who has to act now; empty where it is over."""
    if problem.status == ProblemStatus.SETTLED:
        return "工坊（待确认）"
    return holder_of(problem) if problem.status in UNSETTLED_PROBLEMS else ""


def overdue() -> Q:
    return Q(status__in=UNSETTLED_PROBLEMS, due_on__lt=clock.today())


def waits_for(user: User) -> Q:
    """Problems of those in scope on which the user has to act."""
    if user.is_leader:
        return Q(status=ProblemStatus.SETTLED)
    if not user.is_office:
        return NEVER
    asked = Q(status__in=UNSETTLED_PROBLEMS, department=user.department, region=user.office.region_id)
    if user.region is None:
        asked = Q(status__in=UNSETTLED_PROBLEMS, department=user.department, level=ProblemLevel.MINISTRY)
    if is_county(user, Department.CULTURE):
        asked |= Q(status=ProblemStatus.SETTLED, workshop__leader__user=None, workshop__region=user.region)
    return asked


def waiting(user: User) -> QuerySet[Problem]:
    return Problem.objects.visible_to(user).filter(waits_for(user))


def listed(user: User) -> QuerySet[Problem]:
    """The list: ``rank`` puts the overdue first, then what offices work on, then what waits for the workshop."""
    rank = Case(
        When(overdue(), then=Value(0)),
        When(status__in=UNSETTLED_PROBLEMS, then=Value(1)),
        When(status=ProblemStatus.SETTLED, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    closing = ProblemStep.objects.filter(problem=OuterRef("pk"), action=ProblemAction.CLOSE).order_by("-pk")
    rows = Problem.objects.visible_to(user).select_related(*JOINS)
    return rows.annotate(
        rank=rank,
        overdue=whether(overdue()),
        mine=whether(waits_for(user)),
        closed_at=Subquery(closing.values("at")[:1]),
    )
