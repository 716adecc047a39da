"""Settling a mismatch by hand: the owner says what was found out."""

from django.db import transaction
from django.urls import reverse

from employment.actions.authority import is_county
from employment.models import Mismatch, MismatchKind, MismatchOutcome
from workshops.access import clock, journal, notify
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.access.scope import may_see

OF_CLAIMS = (MismatchOutcome.NOT_ENTITLED, MismatchOutcome.LIST_TO_FOLLOW, MismatchOutcome.OTHER)
OUTCOMES = {
    MismatchKind.NOT_LISTED: OF_CLAIMS,
    MismatchKind.LISTED_ELSEWHERE: OF_CLAIMS,
    MismatchKind.UNKNOWN_WORKER: (MismatchOutcome.NOT_EMPLOYED, MismatchOutcome.OTHER),
}
"""What may be found out about each kind; AGREES comes by itself."""


def may_settle(user: User, task: Mismatch) -> bool:
    """Staff of the county office that owns the task, while it is open."""
    return task.closed_at is None and is_county(user, task.department) and user.region == task.region


@transaction.atomic
def settle(mismatch_id: int, *, by: User, outcome: str, note: str = "") -> Mismatch:
    """Raises ``Refused``. `note`: needed where the outcome alone says nothing."""
    tasks = Mismatch.objects.select_for_update(of=("self",)).select_related("region", "listing")
    task = tasks.get(pk=mismatch_id)
    if task.closed_at is not None:
        raise Refused("closed", f"这项差异已经办结（{task.get_outcome_display()}）。")
    if not may_settle(by, task):
        raise Refused("wrong_role", "核验差异由承办部门的经办或审核人员办理。")
    if outcome not in OUTCOMES[task.kind]:
        raise Refused("wrong_outcome", "请从列出的办理结果中选择。", field="outcome")
    if outcome == MismatchOutcome.OTHER and not note.strip():
        raise Refused("note_missing", "办理结果为“其他”的，请写明情况。", field="note")
    task.outcome, task.note, task.closed_by, task.closed_at = outcome, note.strip(), by, clock.now()
    task.save(update_fields=["outcome", "note", "closed_by", "closed_at"])
    journal.record(by=by, action="mismatch.settle", obj=task, detail={"kind": task.kind, "outcome": outcome})
    if outcome == MismatchOutcome.NOT_ENTITLED:
        _tell_workshop(task)
    elif outcome == MismatchOutcome.NOT_EMPLOYED:
        _tell_rural(task)
    return task


def _tell_workshop(task: Mismatch) -> None:
    """The leader, or the county's culture office where the leader has no account. Names stay out of notices.

    The notice leads to where the claim is ended or withdrawn.
    """
    workshop = task.worker.workshop
    said = {
        "kind": "mismatch.not_entitled",
        "title": f"“{workshop.name}”一名从业人员的人员类别经核实不符",
        "body": f"乡村振兴部门核实，该人员不属于{task.get_category_display()}。请结束或撤回该类别申报。",
    }
    link = reverse("employment:worker-detail", args=[task.worker_id])
    if workshop.leader.user_id:
        if not may_see(task.worker, workshop.leader.user):
            link = reverse("employment:mismatch-detail", args=[task.pk])
        notify.post(to_users=[workshop.leader.user], link=link, **said)
    else:
        notify.post(to_office=(Department.CULTURE, workshop.region), link=link, **said)


def _tell_rural(task: Mismatch) -> None:
    notify.post(
        to_office=(Department.RURAL, task.region),
        kind="mismatch.not_employed",
        title="名单记载的一项就业情况经核实不属实",
        body="文化和旅游部门核实，该人员未在工坊就业。请核对名单中的就业工坊。",
        link=reverse("employment:listing-detail", args=[task.listing_id]),
    )
