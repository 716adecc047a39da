"""What waits for an office in training, products, publicity and organisation (notice art. 4–9)."""

import datetime

from django.db.models import Q, QuerySet

from catalog.models import CaseStatus, ExemplaryCase
from catalog.queries import event_applications, listing_cases
from catalog.queries.rights import ending_soon
from reporting.models import UNSETTLED_PROBLEMS
from reporting.queries import consultations, problems
from reporting.queries.waiting import Waiting, address
from training.models import ClaimStatus, NeedStatus, SubsidyClaim, TrainingNeed
from training.queries.cultivation import under_way
from workshops.access.models import Department, Duty, User

CASES = {
    ("county", Duty.APPROVER): (CaseStatus.SUBMITTED,),
    ("province", Duty.OFFICIAL): (CaseStatus.NOMINATED,),
    ("nation", Duty.OFFICIAL): (CaseStatus.RECOMMENDED, CaseStatus.SELECTED),
}
"""(level, duty) → what an exemplary case waits in for it."""


def areas_waiting(user: User, today: datetime.date) -> list[Waiting]:
    """Only what this office itself has to do."""
    found = [*_people(user, today)]
    if user.department == Department.CULTURE:
        found += _products(user, today)
    mine = problems.waiting(user)
    found.append(
        _counted("待办的困难问题", mine, Q(due_on__lt=today, status__in=UNSETTLED_PROBLEMS), PROBLEMS, mine="true")
    )
    if user.region is not None:
        issues = consultations.owned_open(user)
        found.append(_counted("待落实的会商议题", issues, Q(due_on__lt=today), ISSUES, department=user.department))
    return found


PROBLEMS, ISSUES = "reporting:problem-list", "reporting:consultation-issues-list"


def _people(user: User, today: datetime.date) -> list[Waiting]:
    found = []
    if user.level == "county" and user.department in (Department.CULTURE, Department.HRSS):
        needs = TrainingNeed.objects.visible_to(user).filter(voided_at=None, status=NeedStatus.OPEN)
        found.append(Waiting("待安排的培训需求", needs.count(), 0, address("training:need-summary")))
    if user.department == Department.HRSS:
        claims = SubsidyClaim.objects.visible_to(user).filter(voided_at=None, status=ClaimStatus.CLAIMED)
        own = claims.filter(trainee__course__region=user.region)
        found.append(_counted("待审核的培训补贴", own, Q(pk=None), "training:subsidy-claim-list", status="claimed"))
    late = under_way(user).filter(overdue=True, department=user.department)
    if count := late.count():
        found.append(Waiting("逾期的带头人培育", count, count, address("training:cultivations-list", overdue="true")))
    return found


def _products(user: User, today: datetime.date) -> list[Waiting]:
    listing, stands = listing_cases.waiting(user), event_applications.waiting_for(user)
    cases = ExemplaryCase.objects.visible_to(user).filter(status__in=CASES.get((user.level, user.duty), ()))
    found = [
        Waiting("待办的产品目录申报", listing.count(), 0, address("catalog:listing-queue")),
        Waiting("待办的参展报名", stands.count(), 0, address("catalog:event-application-waiting")),
        Waiting("待办的优秀案例", cases.count(), 0, address("catalog:exemplary-case-list")),
    ]
    if user.level == "county":
        rights = ending_soon(user, today)
        found.append(_counted("即将到期的知识产权", rights, Q(expires_on__lt=today), "catalog:right-overview"))
    return found


def _counted(label: str, rows: QuerySet, late: Q, name: str, **query: str) -> Waiting:
    return Waiting(label, rows.count(), rows.filter(late).count(), address(name, **query))
