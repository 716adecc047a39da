"""Consultations and what came of them: issues by how they stand today."""

import datetime

from django.db.models import Case, CharField, Count, IntegerField, Q, QuerySet, Value, When

from reporting.models import Consultation, ConsultationIssue, IssueStatus
from workshops.access import clock
from workshops.access.models import User
from workshops.regions.models import Region

OVERDUE = "overdue"
STATES = (
    (OVERDUE, "已超期"),
    (IssueStatus.OPEN.value, "待落实"),
    (IssueStatus.SETTLED.value, "已落实"),
    (IssueStatus.DROPPED.value, "不再跟进"),
)
TONES = {OVERDUE: "bad", "open": "info", "settled": "good", "dropped": "neutral"}


def state_of(issue: ConsultationIssue) -> str:
    """A key of STATES, as of today."""
    if issue.status == IssueStatus.OPEN and issue.due_on < clock.today():
        return OVERDUE
    return str(issue.status)


def overdue() -> Q:
    return Q(status=IssueStatus.OPEN, due_on__lt=clock.today())


def with_state(issues: QuerySet) -> QuerySet:
    """Rows with ``state`` and with ``rank``, which puts the overdue first and what is over last."""
    late = overdue()
    state = Case(When(late, then=Value(OVERDUE)), default="status", output_field=CharField())
    rank = Case(
        When(late, then=Value(0)),
        When(status=IssueStatus.OPEN, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return issues.annotate(state=state, rank=rank)


def with_counts(meetings: QuerySet) -> QuerySet:
    """Rows with ``issue_count``, ``open_count`` and ``overdue_count``."""
    counted = Q(issues__voided_at=None)
    waits = counted & Q(issues__status=IssueStatus.OPEN)
    return meetings.annotate(
        issue_count=Count("issues", filter=counted),
        open_count=Count("issues", filter=waits),
        overdue_count=Count("issues", filter=waits & Q(issues__due_on__lt=clock.today())),
    )


def in_order(issues: QuerySet) -> QuerySet:
    return with_state(issues.filter(voided_at=None)).order_by("rank", "due_on", "pk")


def owned_open(user: User) -> QuerySet[ConsultationIssue]:
    """Open issues that the user's own office has to settle."""
    if not user.is_office or user.region is None:
        return ConsultationIssue.objects.none()
    rows = ConsultationIssue.objects.visible_to(user).filter(voided_at=None, status=IssueStatus.OPEN)
    return rows.filter(region=user.region, department=user.department)


def figures(region: Region | None, first: datetime.date, last: datetime.date) -> dict[str, int]:
    """Within the region and the days: consultations held, issues due, settled, and open past their day by the last."""
    within = Q(region__path__startswith=region.path) if region else Q()
    issues = ConsultationIssue.objects.filter(within, voided_at=None)
    late = Q(settled_on=None) | Q(settled_on__gt=last)
    return {
        "held": Consultation.objects.filter(within, voided_at=None, held_on__range=(first, last)).count(),
        "due": issues.exclude(status=IssueStatus.DROPPED).filter(due_on__range=(first, last)).count(),
        "settled": issues.filter(status=IssueStatus.SETTLED, settled_on__range=(first, last)).count(),
        "overdue": issues.exclude(status=IssueStatus.DROPPED).filter(late, due_on__lt=last).count(),
    }
