"""Check-ins: who may answer for which workshops, what counts, and who has not answered."""

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from reporting.models import CheckIn
from reporting.rules.return_periods import Period
from workshops.access.models import Department, User
from workshops.models import Standing, Survival, Workshop
from workshops.people.keeping import is_county

LEADER, OFFICE = "leader", "office"
UNREPORTED = "none"
STATES = (*Survival.choices, (UNREPORTED, "未报"))
"""How a workshop stands in a quarter."""
STEAD = (Department.CULTURE, Department.HRSS)
"""Departments whose county staff may answer in a leader's stead."""


def may_answer_in_stead(user: User) -> bool:
    return any(is_county(user, department) for department in STEAD)


def answers_as(user: User, workshop: Workshop) -> str | None:
    """On which side the user answers for the workshop (loaded with leader); None: not at all."""
    if user.is_leader and workshop.leader.user_id == user.pk:
        return LEADER
    if may_answer_in_stead(user) and user.office.region_id == workshop.region_id:
        return OFFICE
    return None


def answerable(user: User) -> QuerySet[Workshop]:
    """Workshops in force that the user may answer for."""
    if not user.is_leader and not may_answer_in_stead(user):
        return Workshop.objects.none()
    rows = Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED)
    return rows.select_related("region", "leader").order_by("name", "pk")


def latest_of(workshop_id: int) -> CheckIn | None:
    return CheckIn.objects.filter(workshop=workshop_id).order_by("-quarter", "-pk").first()


def in_quarter(quarter: Period) -> QuerySet[Workshop]:
    """Workshops that had the status on the quarter's last day, or have it today in a quarter that goes on."""
    held = Q(ended_on=None) | Q(ended_on__gt=quarter.last)
    return Workshop.objects.filter(held, certified_on__lte=quarter.last)


def with_answer(rows: QuerySet[Workshop], quarter: Period) -> QuerySet[Workshop]:
    """With what counts of the quarter: `state` (of `STATES`), `check_in` (key), and its `said_*`."""
    last = CheckIn.objects.filter(workshop=OuterRef("pk"), quarter=quarter.first).order_by("-pk")
    rows = rows.annotate(state=Coalesce(Subquery(last.values("status")[:1]), Value(UNREPORTED)))
    how = Case(When(office=None, then=Value("leader")), default="learnt", output_field=CharField())
    return rows.annotate(
        said_since=Subquery(last.values("since")[:1]),
        said_workers=Subquery(last.values("workers")[:1]),
        said_at=Subquery(last.values("at")[:1]),
        said_how=Subquery(last.annotate(how=how).values("how")[:1]),
        said_note=Subquery(last.values("note")[:1]),
    )


def unanswered(rows: QuerySet[Workshop], quarter: Period) -> QuerySet[Workshop]:
    """Those in force that nobody has answered for; certified before the quarter's end."""
    given = CheckIn.objects.filter(quarter=quarter.first).values("workshop")
    return rows.filter(standing=Standing.CERTIFIED, certified_on__lte=quarter.last).exclude(pk__in=given)


def wrongly_shown() -> list[tuple[str, str, str]]:
    """(number, shown, computed) of workshops whose `survival` is not what their check-ins give."""
    last = CheckIn.objects.filter(workshop=OuterRef("pk")).order_by("-quarter", "-pk").values("status")[:1]
    rows = Workshop.objects.annotate(computed=Coalesce(Subquery(last), Value(Survival.PRODUCING)))
    return list(rows.exclude(survival=Subquery(last)).filter(check_ins__isnull=False).distinct().values_list(
        "number", "survival", "computed"
    ))  # fmt: skip


def recent(user: User, workshop: Workshop, limit: int = 12) -> list[CheckIn]:
    """Of one workshop, corrections included, the latest first."""
    return list(CheckIn.objects.visible_to(user).filter(workshop=workshop).select_related("by", "office")[:limit])
