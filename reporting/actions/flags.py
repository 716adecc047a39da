"""What people do about a flag. ``advance`` is the only writer beside the nightly round (``actions.signals``)."""

import datetime

from django.db import transaction
from django.urls import reverse

from reporting.actions.check_ins import check_in
from reporting.actions.problems import raise_problem
from reporting.actions.problems_texts import refuse_numbers
from reporting.models import CheckIn, Flag, FlagAction, FlagLevel
from reporting.queries.flags import departments_beside, facts_of, name_of
from reporting.rules import flag_flow as flow
from reporting.rules.check_in_term import quarter_of
from workshops.access import clock, journal, notify
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.refusals import tracing
from workshops.models import Survival, Workshop

WORDS = {
    flow.NORMAL: "请写明怎样核实的、情况如何。",
    flow.HELPED: "请写明帮扶了什么。",
    flow.OTHER: "请写明怎样处置的。",
    flow.FORWARD: "请写明转办的原因。",
    flow.NOTE: "请填写说明。",
    flow.RETURN: "请写明还要核实什么。",
}
"""Steps that need words, and what is said where they are missing."""


def advance(flag_id: int, action: str, *, by: User, **given) -> Flag:
    """Take one step of the table under the locks of the workshop and the flag; raises ``Refused``, journalled.

    ``given``: ``note``; ``department`` to forward to; ``kind``, ``title`` and ``description`` of the problem that it
    becomes; of a stop that is confirmed ``survival`` (stopped, closed), ``since`` and ``learnt``.
    """
    refused = (Flag._meta.label_lower, flag_id)
    with tracing(f"flag.{action}", by, refused, every=True), transaction.atomic():
        return _advance(flag_id, action, by, **given)


def _advance(pk: int, action: str, by: User, *, note: str = "", department: str = "", **given) -> Flag:
    # The workshop first, as the nightly round does.
    Workshop.objects.select_for_update(of=("self",), no_key=True).get(flags=pk)
    rows = Flag.objects.select_for_update(of=("self",))
    flag = rows.select_related("workshop__region", "workshop__leader__user").get(pk=pk)
    row = _row(flag, action, by)
    note = note.strip()
    if action in WORDS and not note:
        raise Refused("note_missing", WORDS[action], field="note")
    refuse_numbers(note=note)
    made = {}
    if action == flow.FORWARD:
        _forward(flag, department)
    elif action == flow.PROBLEM:
        made["problem"] = raise_problem(flag.workshop_id, by=by, **_only(given, "kind", "title", "description"))
    elif action == flow.STOPPED:
        made["check_in"] = _confirm_stop(flag, by, note, **_only(given, "survival", "since", "learnt"))
    flag.status = row.target
    if row.target == flow.HANDLED and action in flow.OUTCOMES:
        flag.outcome, flag.level = action, FlagLevel.COUNTY
    if row.role == flow.OWNER or action == flow.RETURN:
        flag.acted_on = clock.today()
    flag.save()
    flag.steps.create(
        action=action, department=flag.department, by=by, office=by.office, at=clock.now(), note=note,
        facts=flag.facts, **made,
    )  # fmt: skip
    detail = {"to": row.target, "signal": flag.signal}
    journal.record(by=by, action=f"flag.{action}", obj=flag, region=flag.workshop.region_id, detail=detail)
    _tell(flag, row, note)
    return flag


def _only(given: dict, *names: str) -> dict:
    return {name: given[name] for name in names if name in given}


def _row(flag: Flag, action: str, by: User) -> flow.Transition:
    found = flow.row_for(action, facts_of(flag, by))
    if isinstance(found, flow.Transition):
        return found
    label = FlagAction(action).label if action in FlagAction.values else action
    said = {
        "wrong_state": f"当前状态为“{flag.get_status_display()}”，不能{label}。",
        "wrong_role": f"您的账号不能对这条提示{label}：应由承办部门办理。",
    }
    raise Refused(found.code, found.message or said[found.code])


def _forward(flag: Flag, department: str) -> None:
    if department not in departments_beside(flag):
        raise Refused("no_such_office", "请选择本县的其他部门。", field="department")
    flag.department = department


def _confirm_stop(
    flag: Flag, by: User, note: str, *, survival: str = "", since: datetime.date | None = None, learnt: str = ""
) -> CheckIn:
    """A check-in in the leader's stead for the quarter that goes on."""
    if survival not in (Survival.STOPPED, Survival.CLOSED):
        raise Refused("survival_missing", "请选择停产或歇业。", field="survival")
    quarter = quarter_of(clock.today()).first
    return check_in(
        flag.workshop_id, by=by, status=survival, quarter=quarter, since=since, note=note[:300], learnt=learnt
    )


def _tell(flag: Flag, row: flow.Transition, note: str) -> None:
    """The office that it was forwarded to, or that has to look again or hears a word from above."""
    told = row.action in (flow.FORWARD, flow.RETURN) or row.role == flow.ABOVE
    if not told:
        return
    title = f"{FlagAction(row.action).label}：“{flag.workshop.name}”{name_of(flag)}"
    link = reverse("reporting:flag-detail", args=[flag.pk])
    office = (flag.department, flag.workshop.region)
    notify.post(to_office=office, kind="flag.step", title=title, body=note, link=link)
