"""What waits for an office in training, products, publicity and organisation (notice art. 4–9)."""

import datetime
from dataclasses import replace

from django.db.models import Q, QuerySet

from catalog.models import CaseStatus, ExemplaryCase
from catalog.queries import event_applications, listing_cases
from catalog.queries.rights import ending_soon
from reporting.models import UNSETTLED_PROBLEMS, ReturnStatus
from reporting.queries import boundaries, circulations, consultations, flags, problems, returns, sharing, surveys
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
    found += _returns(user)
    found += _surveys(user, today)
    found += _boundaries(user, today)
    if user.level != "nation":
        found.append(_counted("待核实的跟踪提示", flags.waiting(user), flags.lying(), FLAGS, mine="true"))
    if user.level == "county" and (late := sharing.late_of(user, today)):
        count, since = len(late), min(owed.due_on for owed in late)
        found.append(Waiting("超期的信息共享事项", count, count, address(SHARING), unit="项", since=since))
    if user.region is not None:
        issues = consultations.owned_open(user)
        found.append(_counted("待落实的会商议题", issues, Q(due_on__lt=today), ISSUES, department=user.department))
    return found


PROBLEMS, ISSUES = "reporting:problem-list", "reporting:consultation-issues-list"
FLAGS, SHARING = "reporting:flag-list", "reporting:sharing"
RETURNS = "reporting:return-list"


def _returns(user: User) -> list[Waiting]:
    """Returns to make, to mend or to decide on, and what was passed on and not taken note of."""
    if user.department == Department.CULTURE:
        mine = returns.waiting(user)
        work = _counted("待办的报表", mine, returns.late_open(), RETURNS, mine="true")
        back = mine.filter(status=ReturnStatus.RETURNED)
        found = [replace(work, until=returns.first_due(mine), unit="份")]
        if count := back.count():
            found.append(
                Waiting(
                    "退回修改的报表", count, 0, address(RETURNS, mine="true", status=ReturnStatus.RETURNED), unit="份"
                )
            )
        return found
    passed = circulations.unacknowledged(user)
    return [_counted("待签收的报表通报", passed, Q(pk=None), "reporting:return-circulation-list", mine="true")]


def _surveys(user: User, today: datetime.date) -> list[Waiting]:
    """Sheets to fill, and the sender's own surveys that end soon with few answers; only what there is."""
    found = []
    mine = surveys.waiting(user)
    if mine.exists():
        work = _counted("待填写的问卷", mine, surveys.is_late(), "reporting:survey-sheet-list", mine="true")
        found.append(replace(work, unit="份"))
    few = surveys.closing_with_few(user)
    if few.exists():
        work = _counted("将截止而填报少的问卷", few, Q(due_on__lt=today), "reporting:survey-list", mine="true")
        found.append(replace(work, unit="份"))
    return found


def _boundaries(user: User, today: datetime.date) -> list[Waiting]:
    """Changes of divisions to review and what was handed over; only what there is."""
    found = []
    drafts, handed = boundaries.reviews_waiting(user), boundaries.handovers_waiting(user)
    if drafts.exists():
        work = _counted("待审核的区划变更", drafts, Q(effective_on__lte=today), "reporting:boundary-list", mine="true")
        found.append(replace(work, unit="项"))
    if handed.exists():
        work = _counted("待确认的区划移交", handed, Q(pk=None), "reporting:boundary-handovers", mine="true")
        found.append(replace(work, unit="份"))
    return found


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
