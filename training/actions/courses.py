"""Moving a course along its steps (training/rules/courses.py)."""

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from training.models import Course, NeedStatus, TraineeStatus
from training.queries.courses import attended_hours, keeps_course, leaders_of, whole_hours
from training.rules.attendance import is_enough
from training.rules.courses import STEPS
from workshops.access import clock, journal, notify
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import Workshop


@transaction.atomic
def advance(course_id: int, *, by: User, step: str) -> Course:
    """``step``: a key of STEPS. By the office of the course."""
    course = hold_course(course_id)
    refuse_unless_kept(by, course)
    found = STEPS[step]
    if course.status not in found.sources:
        raise Refused("wrong_state", f"本班现在是“{course.get_status_display()}”，不能{found.label}。")
    if step == "finish":
        _finish(course)
    elif step == "start":
        _refuse_early_start(course)
    course.status = found.to
    course.version += 1
    course.save(update_fields=["status", "version", "updated_at"])
    journal.record(by=by, action="course.step", obj=course, detail={"step": step})
    _tell(course, step)
    return course


def hold_course(course_id: int) -> Course:
    """The course under its lock: places, sessions, attendance and results of one course are decided one by one."""
    rows = Course.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("region", "by__office").get(pk=course_id)


def refuse_unless_kept(by: User, course: Course) -> None:
    if not keeps_course(by, course):
        raise Refused("wrong_role", "只有办班单位可以办理。")


def _refuse_early_start(course: Course) -> None:
    if course.starts_on > clock.today():
        raise Refused("too_early", f"开班日期是 {course.starts_on}，还没有到。日期有变的，请先修改培训班。")
    if not course.sessions.filter(voided_at=None).exists():
        raise Refused("no_sessions", "还没有排课，请先登记课次。")


def _finish(course: Course) -> None:
    sessions = course.sessions.filter(voided_at=None)
    if not sessions.exists():
        raise Refused("no_sessions", "还没有登记课次，不能结束。")
    if sessions.filter(held_on__gt=clock.today()).exists():
        raise Refused("sessions_to_come", "还有没上的课，不能结束；不再上的课次请先作废。")
    whole, attended = whole_hours(course), attended_hours(course)
    trainees = list(course.trainees.filter(voided_at=None).order_by("pk").select_for_update())
    passed = [each for each in trainees if each.status == TraineeStatus.COMPLETED]
    short = sum(not is_enough(attended.get(each.pk, 0), whole) for each in passed)
    if short:
        raise Refused("too_little_attended", f"有 {short} 名登记为合格的学员出勤课时不足，请先核对出勤和考核结果。")
    for trainee in trainees:
        if trainee.status == TraineeStatus.ENROLLED:
            enough = is_enough(attended.get(trainee.pk, 0), whole)
            trainee.status = TraineeStatus.COMPLETED if enough else TraineeStatus.FAILED
            trainee.version += 1
            trainee.save(update_fields=["status", "version", "updated_at"])
    for need in course.needs.filter(voided_at=None, status=NeedStatus.PLANNED).select_for_update():
        need.status = NeedStatus.MET
        need.version += 1
        need.save(update_fields=["status", "version", "updated_at"])


def _tell(course: Course, step: str) -> None:
    """The leaders whom it concerns."""
    said = {
        "open": f"培训班开始报名：{course.title}",
        "finish": f"培训班已结束：{course.title}",
        "cancel": f"培训班已取消：{course.title}",
    }
    if step not in said:
        return
    concerned = Q(training_needs__courses=course)
    if step != "open":
        concerned |= Q(trainees__course=course, trainees__voided_at=None)
    workshops = Workshop.objects.filter(concerned).select_related("leader__user").distinct()
    link = reverse("training:trainings-detail", args=[course.pk])
    notify.post(to_users=leaders_of(workshops), kind=f"course.{step}", title=said[step], link=link)
