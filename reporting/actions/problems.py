"""Problems of workshops: raising one, and every step after. ``advance`` is the only writer of what follows."""

import datetime

from django.db import transaction
from django.urls import reverse

from reporting.actions.problems_texts import refuse_numbers
from reporting.models import Problem, ProblemAction, ProblemLevel
from reporting.queries.problems import JOINS, departments_beside, facts_of, office_above, raisable
from reporting.rules import problem_flow as flow
from reporting.rules.problem_routing import LEVELS, first_department
from workshops.access import clock, journal, notify
from workshops.access.models import Department, Office, User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.actions.refusals import tracing
from workshops.models import Workshop

WORDS = {
    flow.FORWARD: "请写明转办的原因。",
    flow.ESCALATE: "请写明需要上级协调的事项。",
    flow.SETTLE: "请写明办理结果。",
    flow.REOPEN: "请写明还有什么没有解决。",
    flow.CLOSE: "请写明关闭的原因。",
    flow.NOTE: "请填写说明。",
}
"""Steps that need words, and what is said where they are missing."""


@transaction.atomic
def raise_problem(workshop_id: int, *, by: User, kind: str, title: str, description: str) -> Problem:
    """By the workshop's leader, or county culture in the stead. It goes to the county's office by its kind."""
    rows = Workshop.objects.select_for_update(of=("self",), no_key=True).select_related("region", "leader")
    workshop = rows.get(pk=workshop_id)
    if not raisable(by).filter(pk=workshop_id).exists():
        raise Refused("wrong_role", "只有资格有效的工坊，由带头人或所在县的文化和旅游部门反映困难问题。")
    problem = Problem(
        workshop=workshop, kind=kind, title=title.strip(), description=description.strip(), region=workshop.region,
        level=ProblemLevel.COUNTY, raised_by=by, raised_at=clock.now(), due_on=_due(),
    )  # fmt: skip
    refuse_faulty(problem, ("kind", "title", "description"))
    refuse_numbers(title=problem.title, description=problem.description)
    there = Office.objects.filter(region=workshop.region, is_active=True).values_list("department", flat=True)
    problem.department = first_department(kind, frozenset(there))
    problem.save()
    _write_step(problem, ProblemAction.RAISE, by)
    journal.record(by=by, action="problem.raise", obj=problem, region=workshop.region_id, detail={"kind": kind})
    _tell(problem, flow.HOLDER, f"“{workshop.name}”反映困难问题：{problem.title}")
    return problem


def advance(problem_id: int, action: str, *, by: User, **given) -> Problem:
    """Take one step of the table under the row's lock; raises ``Refused``. Refusals are journalled.

    ``given``: ``note`` (words; of a settlement, the result), ``department`` to forward to, ``due_on`` when taking,
    ``satisfied`` when confirming.
    """
    refused = (Problem._meta.label_lower, problem_id)
    with tracing(f"problem.{action}", by, refused, every=True), transaction.atomic():
        return _advance(problem_id, action, by, **given)


def _advance(pk: int, action: str, by: User, *, note="", department="", due_on=None, satisfied=None) -> Problem:
    problem = Problem.objects.select_for_update(of=("self",)).select_related(*JOINS).get(pk=pk)
    row = _row(problem, action, by)
    note = note.strip()
    if action in WORDS and not note:
        raise Refused("note_missing", WORDS[action], field="note")
    refuse_numbers(note=note)
    before = problem.department
    problem.status = row.target
    if action == flow.TAKE:
        _set_due(problem, due_on)
    elif action == flow.FORWARD:
        _forward(problem, department)
    elif action == flow.ESCALATE:
        office = office_above(problem)
        problem.region, problem.level = office.region, LEVELS[office.level]
    elif action == flow.SETTLE:
        problem.settlement, problem.settled_at = note, clock.now()
    elif action == flow.CONFIRM:
        if satisfied is None:
            raise Refused("satisfied_missing", "请选择对办理结果是否满意。", field="satisfied")
        problem.satisfied = satisfied
    elif action == flow.REOPEN:
        problem.settlement, problem.settled_at, problem.due_on = "", None, _due()
    refuse_faulty(problem, ("settlement",))
    problem.save()
    _write_step(problem, action, by, note=note, before=before)
    journal.record(
        by=by, action=f"problem.{action}", obj=problem, region=problem.workshop.region_id, detail={"to": row.target}
    )
    _tell_of_step(problem, row, note)
    return problem


def _row(problem: Problem, action: str, by: User) -> flow.Transition:
    found = flow.row_for(action, facts_of(problem, by))
    if isinstance(found, flow.Transition):
        return found
    label = ProblemAction(action).label if action in ProblemAction.values else action
    said = {
        "wrong_state": f"当前状态为“{problem.get_status_display()}”，不能{label}。",
        "wrong_role": f"您的账号不能对这个问题{label}：应由承办部门或工坊办理。",
    }
    raise Refused(found.code, found.message or said[found.code])


def _due() -> datetime.date:
    return clock.today() + datetime.timedelta(days=flow.DUE_DAYS)


def _set_due(problem: Problem, due_on: datetime.date | None) -> None:
    """Another day than the usual one, where the office says so when it takes the problem."""
    if due_on is None:
        return
    latest = clock.today() + datetime.timedelta(days=flow.DUE_DAYS_MAX)
    if not clock.today() <= due_on <= latest:
        said = f"办理期限应在今天至 {latest.isoformat()} 之间。"
        raise Refused("due_out_of_range", said, field="due_on")
    problem.due_on = due_on


def _forward(problem: Problem, department: str) -> None:
    if department not in departments_beside(problem):
        raise Refused("no_such_office", "请选择同级的其他承办部门。", field="department")
    problem.department = department


def _write_step(problem: Problem, action: str, by: User, *, note: str = "", before: str = "") -> None:
    problem.steps.create(
        action=action, from_department=before, to_department=problem.department, by=by, office=by.office,
        at=clock.now(), note=note,
    )  # fmt: skip


def _tell_of_step(problem: Problem, row: flow.Transition, note: str) -> None:
    """To whom it lies with now, or to the other side of a word said."""
    other = flow.OWN if row.role == flow.HOLDER else flow.HOLDER
    label = ProblemAction(row.action).label
    said = {
        flow.TAKE: f"反映的问题已受理：{problem.title}",
        flow.FORWARD: f"转办的困难问题：{problem.title}",
        flow.ESCALATE: f"下级提请协调的困难问题：{problem.title}",
        flow.SETTLE: f"反映的问题已办结，请确认：{problem.title}",
        flow.CONFIRM: f"工坊已确认办理结果：{problem.title}",
        flow.REOPEN: f"工坊要求重新办理：{problem.title}",
    }
    _tell(problem, flow.TELLS.get(row.action, other), said.get(row.action, f"{label}：{problem.title}"), note)


def _tell(problem: Problem, side: str, title: str, body: str = "") -> None:
    workshop = problem.workshop
    link = reverse("reporting:problem-detail", args=[problem.pk])
    said = {"kind": "problem.step", "title": title, "body": body, "link": link}
    if side == flow.HOLDER:
        notify.post(to_office=(problem.department, problem.region), **said)
    elif workshop.leader.user_id:
        notify.post(to_users=[workshop.leader.user], **said)
    else:
        notify.post(to_office=(Department.CULTURE, workshop.region), **said)
