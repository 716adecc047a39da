"""Who is told what about an exemplary case: outbox rows in the deciding transaction."""

from django.urls import reverse

from catalog.models import ExemplaryCase
from catalog.rules.case_flow import LABELS, Action, Role, State, Transition
from workshops.access import notify
from workshops.access.models import Department

NEXT = {State.SUBMITTED: "county", State.NOMINATED: "province", State.RECOMMENDED: "ministry"}
"""Whose turn it is in a state."""
BACK = {Action.RETURN, Action.DECLINE, Action.SELECT, Action.PUBLISH}


def tell(case: ExemplaryCase, row: Transition, reason: str) -> None:
    """Whose turn it is now, and those whose case it is where others have decided on it."""
    link = reverse("catalog:exemplary-case-detail", args=[case.pk])
    kind, region = f"exemplary_case.{row.action}", case.workshop.region
    if level := NEXT.get(row.target):
        office = {"county": region, "province": region.province, "ministry": None}[level]
        title = f"优秀案例待办理：{case.title}"
        notify.post(to_office=(Department.CULTURE, office), kind=kind, title=title, body=case.workshop.name, link=link)
    if row.action in BACK or (row.action == Action.WITHDRAW and row.role != Role.AUTHOR):
        title = f"优秀案例《{case.title}》：{LABELS[row.action]}"
        leader = [case.workshop.leader.user] if case.workshop.leader.user_id else []
        office = (Department.CULTURE, region)
        notify.post(to_users=leader, to_office=office, kind=kind, title=title, body=reason, link=link)
