"""What waits for a person: the desk's figures, each one query, each linking to the list it counts."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Count, Exists, OuterRef, Q, Sum

from certification.models import (
    OPEN_ENDINGS,
    Application,
    Confirmation,
    ConfirmationStatus,
    CorrectionCase,
    CorrectionStatus,
    EndingCase,
    EndingOpinion,
    EndingStatus,
    Objection,
    Opinion,
)
from certification.models import (
    ApplicationStatus as A,
)
from employment.models import Mismatch
from employment.queries.benefits import doubles_in_scope
from employment.queries.mismatches import OPEN, OVERDUE_DAYS
from reporting.queries import sharing
from reporting.queries.desk_areas import areas_waiting
from reporting.queries.desk_leader import leader_waiting
from reporting.queries.waiting import Waiting, address
from reporting.rules.sharing_due import LIBRARY_DAYS
from workshops.access import clock
from workshops.access.models import Department, Duty, User
from workshops.models import Standing, Workshop


def waiting_for(user: User) -> list[Waiting]:
    """In the order of the work: applications, confirmations, other cases."""
    today = clock.today()
    if user.is_leader:
        return leader_waiting(user, today)
    found = [*_applications(user, today)]
    if user.department == Department.CULTURE:
        found += [_confirmations(user, today), *_culture_cases(user, today)]
    if user.department == Department.RURAL and user.level == "county":
        found.append(_library(user, today))
    if user.department in (Department.RURAL, Department.CULTURE):
        found.append(_mismatches(user, today))
    if user.department == Department.HRSS and user.level == "county":
        found.append(
            Waiting("疑似重复发放的补贴", doubles_in_scope(user).count(), 0, address(BENEFITS, doubled="true"))
        )
    if user.level != "county":
        found = [replace(item, is_mine=item.label == CORRECTIONS) for item in found]
    return [*found, *areas_waiting(user, today)]


ENDINGS = "certification:ending-list"
BENEFITS = "employment:benefit-list"
CORRECTIONS = "待决定的更正"
"""The one decision that is not the county's (rules.md §4)."""


def _counted(queryset, today: datetime.date) -> tuple[int, int]:
    figures = queryset.aggregate(count=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    return figures["count"], figures["overdue"]


def _applications(user: User, today: datetime.date) -> list[Waiting]:
    rows = Application.objects.visible_to(user)
    shown = {
        Duty.CLERK: (A.SUBMITTED, A.ACCEPTED, A.REVIEW),
        Duty.APPROVER: (A.REVIEW, A.NOTICE, A.TRANSFER_CHECK),
    }.get(user.duty, (A.SUBMITTED, A.ACCEPTED, A.REVIEW, A.NOTICE))
    if user.department != Department.CULTURE:
        # Only what still lacks this department's opinion.
        given = Opinion.objects.filter(application=OuterRef("pk"), round=OuterRef("round"), department=user.department)
        reviews = rows.filter(~Exists(given), status=A.REVIEW)
        found_at = address("certification:application-list", status=A.REVIEW)
        signed = EndingOpinion.objects.filter(case=OuterRef("pk"), department=user.department)
        hearings = EndingCase.objects.visible_to(user).filter(~Exists(signed), status=EndingStatus.HEARING)
        return [
            Waiting("待签署联审意见", *_counted(reviews, today), found_at),
            Waiting("待签署撤销意见", *_counted(hearings, today), address(ENDINGS, status=EndingStatus.HEARING)),
        ]
    labels = {
        A.SUBMITTED: "待受理", A.ACCEPTED: "待转联审", A.REVIEW: "联审中",
        A.NOTICE: "公示中", A.TRANSFER_CHECK: "转入待核对",
    }  # fmt: skip
    return [
        Waiting(labels[s], *_counted(rows.filter(status=s), today), address("certification:application-list", status=s))
        for s in shown
    ]


def _confirmations(user: User, today: datetime.date) -> Waiting:
    rows = Confirmation.objects.visible_to(user).filter(status=ConfirmationStatus.SUBMITTED)
    return Waiting("待审核的年度确认", *_counted(rows, today), address("certification:confirmation-list"))


def _culture_cases(user: User, today: datetime.date) -> list[Waiting]:
    endings = EndingCase.objects.visible_to(user).filter(status__in=OPEN_ENDINGS)
    corrections = CorrectionCase.objects.visible_to(user).filter(status=CorrectionStatus.REQUESTED)
    objections = Objection.objects.visible_to(user).filter(settled_at=None).count()
    found = [Waiting("待办的注销与撤销", *_counted(endings, today), address(ENDINGS, open="true"))]
    if user.level == "province":
        found_at = address("certification:correction-list", status=CorrectionStatus.REQUESTED)
        found.append(Waiting(CORRECTIONS, *_counted(corrections, today), found_at))
    if objections:
        found.append(
            Waiting("待处理的公示异议", objections, 0, address("certification:application-list", status=A.NOTICE))
        )
    return found


def _library(user: User, today: datetime.date) -> Waiting:
    rows = sharing.without_library_entry(Workshop.objects.visible_to(user))
    late = rows.filter(known_on__lt=today - datetime.timedelta(days=LIBRARY_DAYS)).count()
    return Waiting(
        "待录入项目库", rows.count(), late, address("certification:library-entry-list", library_state="waiting")
    )


def _mismatches(user: User, today: datetime.date) -> Waiting:
    open_ones = Mismatch.objects.visible_to(user).filter(closed_at=None)
    overdue = open_ones.filter(opened_on__lt=today - datetime.timedelta(days=OVERDUE_DAYS)).count()
    return Waiting("核验差异", open_ones.count(), overdue, address("employment:mismatch-list", state=OPEN))


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """How the area stands today."""

    certified: int
    at_risk: int
    ending_soon: int
    employed: int
    lifted_from_poverty: int


def ends_soon_by() -> datetime.date:
    """The last day that still counts as soon."""
    return clock.today() + datetime.timedelta(days=90)


def area_figures(user: User) -> AreaFigures:
    """`ending_soon`: the status ends within 90 days unless the leader confirms."""
    soon = ends_soon_by()
    figures = (
        Workshop.objects.visible_to(user)
        .filter(standing=Standing.CERTIFIED)
        .aggregate(
            certified=Count("pk"),
            # Before `at_risk`: a figure hides the field of its name from those after it.
            ending_soon=Count("pk", filter=Q(at_risk=True, would_end_on__lte=soon)),
            at_risk=Count("pk", filter=Q(at_risk=True)),
            employed=Sum("employed", default=0),
            lifted_from_poverty=Sum("lifted_from_poverty", default=0),
        )
    )
    return AreaFigures(**figures)
