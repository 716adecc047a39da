"""What waits for a workshop's leader in training, products, publicity and organisation (notice art. 4–9).

What the status itself asks for (confirmations, applications) stands on the desk with each workshop.
"""

import datetime

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery

from catalog.models import CaseStatus, CaseStep, ExemplaryCase, ListingStep
from catalog.queries import event_applications, listing_cases
from catalog.queries.events_open import open_to
from catalog.queries.rights import ending_soon
from catalog.rules import case_flow, listing_flow
from reporting.queries import problems, surveys
from reporting.queries.check_ins import answerable, unanswered
from reporting.queries.waiting import Waiting, address
from reporting.rules.check_in_term import closes_on, open_quarters
from training.queries.needs import unstated
from workshops.access import clock
from workshops.access.models import Duty, User
from workshops.models import Standing

CLOSING_DAYS = 14
"""An event stands on the desk when so many days are left to apply."""


def leader_waiting(user: User, today: datetime.date) -> list[Waiting]:
    """Only what there is; each is one query."""
    found = [
        _unanswered(user, today),
        _since("待确认的问题答复", problems.waiting(user), "settled_at", "reporting:problem-list", mine="true"),
        _returned_listings(user),
        _returned_cases(user),
        _since("待填报的参展成效", event_applications.waiting_for(user), "event__held_to", APPLICATIONS),
        _surveys(user),
        _closing_events(user, today),
        _ending_rights(user, today),
        _since("待填报的培训需求", unstated(user, today), "asked_at", NEEDS, unit="家", year_min=str(today.year)),
    ]
    return [each for each in found if each.count]


APPLICATIONS, NEEDS = "catalog:event-application-waiting", "training:training-needs-list"


def _surveys(user: User) -> Waiting:
    figures = surveys.waiting(user).order_by().aggregate(count=Count("pk"), first=Min("survey__due_on"))
    late = surveys.waiting(user).filter(surveys.is_late()).count()
    url = address("reporting:survey-sheet-list", mine="true")
    return Waiting("待填写的问卷", figures["count"], late, url, unit="份", until=figures["first"])


def _unanswered(user: User, today: datetime.date) -> Waiting:
    quarter = open_quarters(today)[0]
    count = unanswered(answerable(user), quarter).count()
    label = f"待报告{quarter.label}生产状况的工坊"
    return Waiting(label, count, 0, address("reporting:check-in-new"), unit="家", until=closes_on(quarter))


def _since(label: str, rows: QuerySet, path: str, name: str, *, unit: str = "件", **query: str) -> Waiting:
    """``path``: what the oldest waits since, a day or an instant."""
    figures = rows.order_by().aggregate(count=Count("pk"), oldest=Min(path))
    oldest = figures["oldest"]
    if isinstance(oldest, datetime.datetime):
        oldest = clock.local_day(oldest)
    return Waiting(label, figures["count"], 0, address(name, **query), unit=unit, since=oldest)


def _returned_listings(user: User) -> Waiting:
    steps = ListingStep.objects.filter(case=OuterRef("pk"), action=listing_flow.Action.RETURN)
    rows = listing_cases.waiting(user).annotate(returned_at=_last(steps))
    narrowed = {"status": listing_cases.queue_state(user), "standing": Standing.CERTIFIED}
    return _since("退回补正的产品申报", rows, "returned_at", "catalog:listing-queue", **narrowed)


def _returned_cases(user: User) -> Waiting:
    """Of the leader's own drafting: what the county drafted is the county's to mend."""
    steps = CaseStep.objects.filter(case=OuterRef("pk"), action=case_flow.Action.RETURN)
    rows = ExemplaryCase.objects.visible_to(user).filter(status=CaseStatus.RETURNED, created_by__duty=Duty.LEADER)
    narrowed = {"status": CaseStatus.RETURNED}
    rows = rows.annotate(returned_at=_last(steps))
    return _since("退回修改的优秀案例", rows, "returned_at", "catalog:exemplary-case-list", **narrowed)


def _last(steps: QuerySet) -> Subquery:
    return Subquery(steps.order_by().values("case").annotate(last=Max("at")).values("last"))


def _closing_events(user: User, today: datetime.date) -> Waiting:
    last = today + datetime.timedelta(days=CLOSING_DAYS)
    figures = open_to(user).filter(apply_until__lte=last).aggregate(count=Count("pk"), first=Min("apply_until"))
    url = address("catalog:event-open-list", apply_until_to=last.isoformat())
    return Waiting("即将截止报名的展会", figures["count"], 0, url, unit="个", until=figures["first"])


def _ending_rights(user: User, today: datetime.date) -> Waiting:
    to_come = Q(expires_on__gte=today)
    figures = (
        ending_soon(user, today)
        .order_by()
        .aggregate(count=Count("pk"), over=Count("pk", filter=~to_come), first=Min("expires_on", filter=to_come))
    )
    url = address("catalog:right-overview")
    return Waiting("即将到期的知识产权", figures["count"], figures["over"], url, unit="项", until=figures["first"])
