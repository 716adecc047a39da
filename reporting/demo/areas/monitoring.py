"""Monitoring of the demonstration: check-ins of the last quarters, and flags in every state.

The round of the signals is played at three past days too, so that flags have an age and a history.
"""

import datetime

from django.db.models import OuterRef, Subquery

from reporting.actions import flags, signals
from reporting.actions.check_ins import check_in
from reporting.demo.plan import noon
from reporting.models import CheckIn, Flag, FlagStatus
from reporting.rules import flag_flow as flow
from reporting.rules.check_in_term import closes_on, open_quarters, quarter_of
from reporting.rules.return_periods import Period
from reporting.rules.signals import problem_overdue
from workshops.access import clock
from workshops.access.models import Department
from workshops.models import Survival, Workshop

ORDER = 90
HOME, OVERDUE = "522636", problem_overdue.SIGNAL.code
QUARTERS_BACK = 5
PAST, NOW = 30, 200
"""So many workshops beside those of 丹寨: the nightly round raises the rest."""
SILENT, STOPPED, CLOSED = 0.12, 0.05, 0.02
"""Shares of the workshops that don't answer, stand still, or have given up."""
NOTES = {
    Survival.STOPPED: (
        "订单不足，工人回家务农。",
        "原材料涨价，暂停生产。",
        "厂房搬迁。",
        "负责人生病，暂停一段时间。",
    ),
    Survival.CLOSED: ("带头人外出务工，不再经营。", "合作社解散。"),
}
SAID = {
    flow.NORMAL: "已电话核实，报酬按季度发放，尚未录入，已请工坊补录。",
    flow.HELPED: "已协调两家收购企业对接，签订小额订单。",
    flow.OTHER: "已列入下季度走访计划。",
    flow.FORWARD: "请就业部门一并核实用工情况。",
    flow.NOTE: "已联系带头人，约定下周走访。",
    flow.RETURN: "请附核实的时间和方式。",
}


def fill(stage) -> None:
    _check_ins(stage)
    others = [each.pk for each in stage.workshops if each.region_id != HOME]
    home = [each.pk for each in stage.home]
    for days, sample in ((100, PAST), (40, PAST), (2, NOW)):
        day = stage.ago(days)
        with clock.at(noon(day, stage.rng)):
            signals.raise_signals(as_of=day, only=[*home, *others[:sample]])
            if sample == PAST:
                _work(stage, days)
    _at_home(stage)


def _check_ins(stage) -> None:
    """Of the quarters before, and of the one that goes on as far as people have answered."""
    made, current = [], quarter_of(stage.today)
    for workshop in stage.workshops:
        chance = stage.rng.random()
        quarter = current
        for back in range(QUARTERS_BACK):
            if workshop.certified_on <= quarter.last and (row := _row(stage, workshop, quarter, back, chance)):
                made.append(row)
            quarter = quarter.previous
    CheckIn.objects.bulk_create(sorted(made, key=lambda row: row.at), batch_size=2000)
    last = CheckIn.objects.filter(workshop=OuterRef("pk")).order_by("-quarter", "-pk").values("status")[:1]
    reported = Workshop.objects.filter(check_ins__isnull=False).exclude(survival=Subquery(last)).distinct()
    for status in (Survival.STOPPED, Survival.CLOSED):
        ids = list(reported.annotate(said=Subquery(last)).filter(said=status).values_list("pk", flat=True))
        Workshop.objects.filter(pk__in=ids).update(survival=status)


def _row(stage, workshop: Workshop, quarter: Period, back: int, chance: float) -> CheckIn | None:
    rng = stage.rng
    if chance < SILENT and (back < 3 or rng.random() < 0.5):
        return None
    if back == 0 and rng.random() < 0.35:  # not yet
        return None
    status = Survival.PRODUCING
    if chance > 1 - CLOSED and back < 2:
        status = Survival.CLOSED
    elif chance > 1 - CLOSED - STOPPED and back < 3:
        status = Survival.STOPPED
    first, last = max(quarter.first, workshop.certified_on), min(stage.today, closes_on(quarter))
    at = noon(first + datetime.timedelta(days=rng.randrange(max(1, (last - first).days))), rng)
    leader, row = workshop.leader.user, CheckIn(workshop=workshop, quarter=quarter.first, status=status, at=at)
    if status != Survival.PRODUCING:
        row.note = rng.choice(NOTES[status])
    if leader and rng.random() < 0.8:
        row.by, row.workers = leader, max(1, (workshop.employed or 8) + rng.randrange(-3, 4))
        return row
    by = stage.clerk(workshop.region) if rng.random() < 0.7 else stage.of(workshop.region, Department.HRSS)
    row.by, row.office, row.learnt = by, by.office, rng.choice(("phone", "phone", "visit"))
    return row


def _work(stage, days: int) -> None:
    """What the offices did about the flags of a past round: some all, some little."""
    open_flags = Flag.objects.filter(status=FlagStatus.OPEN).select_related("workshop__region").order_by("pk")
    for flag in list(open_flags):
        chance = stage.rng.random()
        if flag.workshop.region_id == HOME and chance > 0.5:
            continue
        if chance < 0.45:
            action = stage.rng.choice((flow.NORMAL, flow.HELPED, flow.OTHER))
            with clock.at(noon(stage.ago(days - stage.rng.randrange(1, 20)), stage.rng)):
                by = stage.of(flag.workshop.region, flag.department)
                flags.advance(flag.pk, action, by=by, note=SAID[action])


def _at_home(stage) -> None:
    """In 丹寨 one flag of each outcome, and answers of its leader's."""
    mine = Flag.objects.filter(workshop__region=HOME, status=FlagStatus.OPEN, department=Department.CULTURE)
    clerk = stage.clerk(HOME)
    found = sorted(mine.order_by("pk"), key=lambda flag: flag.signal == OVERDUE)
    given = (
        (flow.PROBLEM, {"kind": "sales", "title": "产品积压，需要对接销路", "description": "近两季度没有订单。"}),
        (flow.STOPPED, {"survival": Survival.STOPPED, "learnt": "visit", "note": "走访时未生产，预计下月恢复。"}),
        (flow.FORWARD, {"department": Department.HRSS, "note": SAID[flow.FORWARD]}),
        (flow.NOTE, {"note": SAID[flow.NOTE]}),
        (flow.HELPED, {"note": SAID[flow.HELPED]}),
    )
    with clock.at(noon(stage.ago(1), stage.rng)):
        for flag, (action, said) in zip(found, given, strict=False):
            if flag.signal == OVERDUE and action == flow.PROBLEM:
                continue
            flags.advance(flag.pk, action, by=clerk, **said)
        quarter = open_quarters(clock.today())[0].first
        own = [each for each in stage.home if each.leader.user and each.leader.user.username == "leader"]
        for workshop in own[:1]:
            for status, note in ((Survival.STOPPED, "停电检修，停产三天。"), (Survival.PRODUCING, "已恢复生产。")):
                check_in(workshop.pk, by=workshop.leader.user, status=status, quarter=quarter, workers=14, note=note)
