"""What becomes of training needs: put into a plan, declined with an answer, taken back; and the steps of a plan."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from training.models import NeedStatus, PlanStatus, TrainingNeed, TrainingPlan
from training.queries.courses import TRAINERS
from workshops.access import journal, notify
from workshops.access.models import User
from workshops.access.refusal import Refused

PLAN_STEPS = {
    "publish": ("发布计划", PlanStatus.DRAFT, PlanStatus.PUBLISHED),
    "close": ("结束计划", PlanStatus.PUBLISHED, PlanStatus.CLOSED),
}
"""Step → (label, from, to)."""


@transaction.atomic
def put_into_plan(needs: Iterable[int], *, by: User, plan_id: int) -> int:
    """Open needs of the plan's year and region become planned; how many. By the office of the plan."""
    plan = (
        TrainingPlan.objects.select_for_update(of=("self",), no_key=True).select_related("region", "by").get(pk=plan_id)
    )
    if plan.voided_at or not TRAINERS.may_keep(by, plan):
        raise Refused("wrong_role", "只能列入本单位制定的培训计划。", field="plan")
    if plan.status == PlanStatus.CLOSED:
        raise Refused("plan_closed", "这个培训计划已结束，请另选一个。", field="plan")
    rows = _open_needs(needs, by)
    if any(need.year != plan.year for need in rows):
        raise Refused("other_year", f"所选需求中有的不是 {plan.year} 年的，不能列入这个计划。", field="plan")
    if any(not need.workshop.region.path.startswith(plan.region.path) for need in rows):
        raise Refused("other_region", "所选需求中有的工坊不在计划的地区内。", field="plan")
    for need in rows:
        _settle(need, status=NeedStatus.PLANNED, plan=plan)
    journal.record(by=by, action="training_need.plan", obj=plan, detail={"needs": [need.pk for need in rows]})
    _tell(rows, f"培训需求已列入计划：{plan.title}", "need.planned")
    return len(rows)


@transaction.atomic
def decline(needs: Iterable[int], *, by: User, answer: str) -> int:
    """With an answer that the workshops read; how many."""
    _refuse_others(by)
    if not answer.strip():
        raise Refused("no_answer", "不采纳的，请写明原因，工坊可以看到。", field="answer")
    rows = _open_needs(needs, by)
    for need in rows:
        _settle(need, status=NeedStatus.DECLINED, answer=answer.strip())
    journal.record(
        by=by, action="training_need.decline", obj=("training.trainingneed", ""), region=by.region,
        detail={"needs": [need.pk for need in rows]},
    )  # fmt: skip
    _tell(rows, "培训需求未采纳，请查看答复", "need.declined")
    return len(rows)


@transaction.atomic
def reopen(need_id: int, *, by: User) -> TrainingNeed:
    """Taken out of the plan, or the answer taken back: it waits again. Not once a course answers it."""
    _refuse_others(by)
    need = _held(by).get(pk=need_id)
    if need.plan is not None and not TRAINERS.may_keep(by, need.plan):
        raise Refused("wrong_role", "只有制定该计划的单位可以撤回。")
    if need.status not in (NeedStatus.PLANNED, NeedStatus.DECLINED):
        raise Refused("wrong_state", "这项需求不能撤回安排。")
    if need.courses.filter(voided_at=None).exclude(status="cancelled").exists():
        raise Refused("has_course", "已有培训班回应这项需求，请先在培训班中去掉。")
    _settle(need, status=NeedStatus.OPEN, plan=None, answer="")
    journal.record(by=by, action="training_need.reopen", obj=need, region=need.workshop.region_id)
    return need


@transaction.atomic
def step_plan(plan_id: int, *, by: User, step: str) -> TrainingPlan:
    """``step``: a key of PLAN_STEPS."""
    plan = TrainingPlan.objects.select_for_update(of=("self",), no_key=True).select_related("by").get(pk=plan_id)
    if plan.voided_at or not TRAINERS.may_keep(by, plan):
        raise Refused("wrong_role", "只有制定计划的单位可以办理。")
    label, before, after = PLAN_STEPS[step]
    if plan.status != before:
        raise Refused("wrong_state", f"计划现在是“{plan.get_status_display()}”，不能{label}。")
    plan.status = after
    plan.version += 1
    plan.save(update_fields=["status", "version", "updated_at"])
    journal.record(by=by, action="training_plan.step", obj=plan, detail={"step": step})
    return plan


def _refuse_others(by: User) -> None:
    if not TRAINERS.may_add(by):
        raise Refused("wrong_role", "只有文化和旅游、人力资源社会保障部门可以安排培训需求。")


def _held(by: User):
    rows = TrainingNeed.objects.visible_to(by).filter(voided_at=None).select_for_update(of=("self",), no_key=True)
    return rows.select_related("workshop__region", "workshop__leader__user", "plan__by")


def _open_needs(needs: Iterable[int], by: User) -> list[TrainingNeed]:
    rows = list(_held(by).filter(pk__in=list(needs)).order_by("pk"))
    if not rows:
        raise Refused("nothing_chosen", "请勾选要安排的需求。")
    if any(need.status != NeedStatus.OPEN for need in rows):
        raise Refused("answered", "所选需求中有的已经安排，请重新勾选。")
    return rows


def _settle(need: TrainingNeed, **facts) -> None:
    for name, value in facts.items():
        setattr(need, name, value)
    need.version += 1
    need.save(update_fields=[*facts, "version", "updated_at"])


def _tell(needs: list[TrainingNeed], title: str, kind: str) -> None:
    for need in needs:
        leader = need.workshop.leader.user
        if leader is not None:
            link = reverse("training:training-needs-detail", args=[need.pk])
            notify.post(to_users=[leader], kind=kind, title=f"{title}（{need.skill}）", link=link)
