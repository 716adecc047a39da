"""Who was there: ticked by the office of the course, or checked in by the visitor with the session's code."""

from collections.abc import Iterable

from django.db import transaction

from training.actions.courses import hold_course, refuse_unless_kept
from training.models import Attendance, AttendanceHow, Course, CourseStatus, Session, Trainee, TraineeStatus
from training.queries.courses import in_class
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.people.names import NameFault, normal_name

TAIL = 4


@transaction.atomic
def keep_list(session_id: int, *, by: User, present: Iterable[int], seen: Iterable[int]) -> tuple[int, int]:
    """(added, removed). ``present``: keys of trainees ticked; ``seen``: those that stood as present when the list was
    opened, so that a check-in that came meanwhile is not undone by somebody who has not seen it."""
    session = _hold(session_id)
    refuse_unless_kept(by, session.course)
    if session.course.status != CourseStatus.RUNNING:
        raise Refused("wrong_state", "开班以后、结束以前才能登记出勤。")
    if session.held_on > clock.today():
        raise Refused("too_early", "这次课还没有上，不能登记出勤。")
    present, known = set(present), {each.pk for each in in_class(session.course)}
    if strange := present - known:
        raise Refused("strange", f"有 {len(strange)} 人不在本班名单中，请重新打开页面。")
    standing = set(session.attendances.values_list("trainee_id", flat=True))
    added, removed = sorted(present - standing), sorted(standing & set(seen) & known - present)
    now = clock.now()
    Attendance.objects.bulk_create(
        [Attendance(session=session, trainee_id=key, how=AttendanceHow.LIST, at=now, by=by) for key in added]
    )
    session.attendances.filter(trainee__in=removed).delete()
    if added or removed:
        detail = {"added": added, "removed": removed}
        journal.record(by=by, action="attendance.keep", obj=session, region=session.course.region_id, detail=detail)
    return len(added), len(removed)


@transaction.atomic
def check_in(session_id: int, *, name: str, tail: str) -> Attendance | None:
    """The attendance of the one enrolled person of that name whose identity number or phone ends so; else ``None``.

    Every number of the class is opened whatever was typed, so that the time taken tells nothing.
    """
    session = _hold(session_id)
    try:
        name = normal_name(name)
    except NameFault:
        name = ""
    tail = tail.strip().upper()
    enrolled = in_class(session.course).filter(status=TraineeStatus.ENROLLED)
    found = [each for each in enrolled if _ends(each, tail) and each.name == name and len(tail) == TAIL]
    if len(found) != 1:
        return None
    made, is_new = Attendance.objects.get_or_create(
        session=session, trainee=found[0], defaults={"how": AttendanceHow.QR, "at": clock.now()}
    )
    if is_new:
        detail = {"trainee": found[0].pk}
        journal.record(
            by=None, action="attendance.check_in", obj=session, region=session.course.region_id, detail=detail
        )
    return made


def _ends(trainee: Trainee, tail: str) -> bool:
    return tail in [number[-TAIL:] for number in (trainee.identity(), trainee.phone()) if number]


def _hold(session_id: int) -> Session:
    session = Session.objects.get(pk=session_id)
    course: Course = hold_course(session.course_id)
    session.refresh_from_db()
    session.course = course
    if session.voided_at:
        raise Refused("voided", "这次课已经作废。")
    return session
