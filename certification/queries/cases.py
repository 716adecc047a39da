"""What the page of an application shows beside its facts: progress, opinions, the notice and its clock."""

import datetime
from dataclasses import dataclass

from certification import criteria, notice_clock
from certification.models import (
    Application,
    ApplicationKind,
    ApplicationStatus,
    DayKind,
    Inspection,
    Objection,
    Opinion,
    PublicNotice,
)
from certification.queries.applications import findings_for
from workshops.access import clock
from workshops.access.models import Department, User

S = ApplicationStatus
WAY = ((S.SUBMITTED, "提交"), (S.ACCEPTED, "受理"), (S.REVIEW, "三部门联审"), (S.NOTICE, "公示"), (S.CERTIFIED, "认定"))
TRANSFER_WAY = ((S.DRAFT, "录入材料"), (S.TRANSFER_CHECK, "审核人核对"), (S.CERTIFIED, "认定"))
STOPPED = {S.REFUSED, S.WITHDRAWN}


def stages(application: Application, steps) -> list[dict]:
    """For the stepper; `steps`: the case's steps in order. A refused or withdrawn case stops where it was."""
    way = TRANSFER_WAY if application.kind == ApplicationKind.TRANSFER else WAY
    names = [status for status, _ in way]
    status = application.status
    last = steps[-1] if steps else None
    at = last.source if last and status in STOPPED else S.SUBMITTED if status in (S.RETURNED, S.DRAFT) else status
    if at not in names:
        at = names[0]
    reached = names.index(at)
    entered = {step.target: clock.local_day(step.at) for step in steps}
    shown = []
    for place, (name, label) in enumerate(way):
        done = place < reached or status == S.CERTIFIED
        state = "done" if done else "current" if place == reached else "todo"
        note = f"{entered[name]:%Y-%m-%d}" if name in entered and state != "todo" else ""
        shown.append({"label": label, "state": state, "note": note})
    if status in STOPPED or status == S.RETURNED:
        shown[reached]["note"] = application.get_status_display()
        shown[reached]["state"] = "stopped" if status in STOPPED else "current"
    return shown


def findings_of(application: Application) -> list[criteria.Finding]:
    """As decided, where it is decided; else as they stand."""
    decision = getattr(application, "decision", None)
    if decision:
        return [criteria.Finding.from_json(stored) for stored in decision.findings]
    return findings_for(application)


@dataclass(frozen=True, slots=True)
class Round:
    """One submission's review: (department's name, opinion or None) for each department, and the inspections."""

    number: int
    opinions: list[tuple[str, Opinion | None]]
    inspections: list[Inspection]


def rounds(application: Application) -> list[Round]:
    """The newest first; rounds before the present one only where something was signed or inspected."""
    found: dict[int, tuple[dict, list]] = {}
    for opinion in application.opinions.select_related("by__office"):
        found.setdefault(opinion.round, ({}, []))[0][opinion.department] = opinion
    for inspection in application.inspections.select_related("by__office").prefetch_related("photos"):
        found.setdefault(inspection.round, ({}, []))[1].append(inspection)
    if application.status == S.REVIEW:
        found.setdefault(application.round, ({}, []))
    return [
        Round(number, [(department.label, opinions.get(department)) for department in Department], inspections)
        for number, (opinions, inspections) in sorted(found.items(), reverse=True)
    ]


@dataclass(frozen=True, slots=True)
class NoticeClock:
    """How a public notice stands today. `ends_on` is None while an open objection stops the clock."""

    notice: PublicNotice
    ends_on: datetime.date | None
    running: bool
    upheld: bool = False

    @property
    def length(self) -> str:
        return f"{self.notice.days} 个{DayKind(self.notice.day_kind).label}"

    @property
    def state(self) -> tuple[str, str]:
        """(tone, words)."""
        if self.upheld:
            return "bad", "异议成立，公示终止"
        if self.ends_on is None and self.running:
            return "warn", "异议处理中，公示期限顺延"
        if self.running:
            return "info", "公示中"
        return "neutral", "公示已结束"


def notice_clock_of(notice: PublicNotice) -> NoticeClock:
    """Expects the notice's `objections` and `application` loaded."""
    application = notice.application
    pauses = [
        (clock.local_day(each.filed_at), clock.local_day(each.settled_at) if each.settled_at else None)
        for each in notice.objections.all()
    ]
    end = notice_clock.ends_on(notice.starts_on, notice.days, notice.day_kind, pauses)
    waits = application.status == S.NOTICE and application.round == notice.round
    upheld = any(each.upheld for each in notice.objections.all())
    return NoticeClock(notice, end, waits and not upheld and (end is None or clock.today() <= end), upheld)


def current_notice(application: Application) -> NoticeClock | None:
    """Of the latest round that was published."""
    notices = application.notices.select_related("application").prefetch_related("objections").order_by("-round")
    notice = notices.first()
    return notice_clock_of(notice) if notice else None


def objections_for(user: User, application: Application):
    """Those the user may know of: offices only, who objected is not told to the applicant."""
    rows = Objection.objects.visible_to(user).filter(notice__application=application)
    return rows.select_related("settled_by__office").order_by("filed_at")


def notice_would_end(application: Application) -> datetime.date | None:
    """The last day of a notice published today."""
    measure = application.measure
    return notice_clock.ends_on(clock.today(), measure.notice_days, measure.notice_day_kind)
