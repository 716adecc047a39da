"""What becomes of a consultation's issue: settled by the department that owns it; dropped or opened again by the
office that entered it."""

import datetime

from django.db import transaction

from reporting.models import ConsultationIssue, IssueStatus
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.records.keepers import LOCAL_LEVELS, works_for


def owns(user: User, issue: ConsultationIssue) -> bool:
    """Works for the department that has to settle it, in the very region."""
    return works_for(user, (issue.department,), LOCAL_LEVELS) and user.office.region_id == issue.region_id


def entered(user: User, issue: ConsultationIssue) -> bool:
    return works_for(user, (user.department,), LOCAL_LEVELS) and issue.by.office_id == user.office_id


def allowed_steps(issue: ConsultationIssue, user: User) -> list[str]:
    """Of ``settle``, ``drop`` and ``reopen`` those that the user may take now."""
    if issue.voided_at:
        return []
    if issue.status == IssueStatus.OPEN:
        return ["settle"] * owns(user, issue) + ["drop"] * entered(user, issue)
    return ["reopen"] * entered(user, issue)


@transaction.atomic
def settle_issue(pk: int, *, by: User, settled_on: datetime.date, settlement: str) -> ConsultationIssue:
    issue = _hold(pk, "settle", by)
    if settled_on > clock.today():
        raise Refused("future", "落实日期不能晚于今天。", field="settled_on")
    if issue.consultation and settled_on < issue.consultation.held_on:
        raise Refused("before_meeting", "落实日期不能早于会商日期。", field="settled_on")
    issue.status, issue.settled_on, issue.settlement = IssueStatus.SETTLED, settled_on, settlement.strip()
    if not issue.settlement:
        raise Refused("settlement_missing", "请写明落实情况。", field="settlement")
    return _keep(issue, by, "settle")


@transaction.atomic
def drop_issue(pk: int, *, by: User, settlement: str) -> ConsultationIssue:
    """``settlement``: why nobody follows it any further."""
    issue = _hold(pk, "drop", by)
    issue.status, issue.settlement = IssueStatus.DROPPED, settlement.strip()
    if not issue.settlement:
        raise Refused("reason_missing", "请写明不再跟进的原因。", field="settlement")
    return _keep(issue, by, "drop")


@transaction.atomic
def reopen_issue(pk: int, *, by: User) -> ConsultationIssue:
    """Settled or dropped by mistake, or not for good; what was said stays in the history."""
    issue = _hold(pk, "reopen", by)
    issue.status, issue.settled_on, issue.settlement = IssueStatus.OPEN, None, ""
    return _keep(issue, by, "reopen")


def _hold(pk: int, step: str, by: User) -> ConsultationIssue:
    rows = ConsultationIssue.objects.select_for_update(of=("self",)).select_related("by", "consultation", "region")
    issue = rows.get(pk=pk)
    if step in allowed_steps(issue, by):
        return issue
    open_now = issue.status == IssueStatus.OPEN
    if issue.voided_at or open_now == (step == "reopen"):
        raise Refused("wrong_state", f"这项议题现在为“{issue.get_status_display()}”，不能办理这一步。")
    who = "责任部门" if step == "settle" else "登记议题的单位"
    raise Refused("wrong_role", f"这一步由{who}办理。")


def _keep(issue: ConsultationIssue, by: User, step: str) -> ConsultationIssue:
    refuse_faulty(issue, ("settlement",))
    issue.version += 1
    issue.save()
    journal.record(by=by, action=f"consultation_issue.{step}", obj=issue, region=issue.region_id)
    return issue
