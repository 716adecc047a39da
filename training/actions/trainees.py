"""People of a course: enrolled, put right, withdrawn, taken back, voided."""

from collections.abc import Iterable

from django.db import transaction

from training.actions.courses import hold_course, refuse_unless_kept
from training.models import Course, CourseStatus, Trainee, TraineeStatus
from training.queries.courses import UNDER_WAY, keeps_course, keeps_trainee, may_send, taken
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.models import Workshop
from workshops.people import spelling
from workshops.people.lookup import identity_lookup
from workshops.people.offers import offers
from workshops.records.writing import CHANGED

KNOWN = "此人已在本班名单中。"
WITHDREW = "此人曾报名本班后退出，请在学员页恢复。"


@transaction.atomic
def enrol(
    course_id: int, *, by: User, name: str, identity: str, phone: str = "", workshop: Workshop | None = None
) -> Trainee:
    """One person; ``workshop`` may be left out by the office of the course only."""
    course = hold_course(course_id)
    _refuse_unless_enrols(by, course, workshop)
    _refuse_full(course)
    number = spelling.number_of(identity)
    return _add(course, by, workshop, name=name, number=number, phone=phone)


@transaction.atomic
def enrol_workers(course_id: int, *, by: User, workshop: Workshop, workers: Iterable[int]) -> list[Trainee]:
    """Whom the workshop employs today, by their keys; all of them or, where places lack, nobody."""
    course = hold_course(course_id)
    _refuse_unless_enrols(by, course, workshop)
    people = list(offers.clear(by, workshop, workers)) if offers.clear else []
    if not people:
        raise Refused("nobody", "请勾选要报名的人员。", field="workers")
    _refuse_full(course, len(people))
    made = []
    for each in people:
        try:
            made.append(_add(course, by, workshop, name=each.name, number=each.identity, phone=each.phone))
        except Refused as refusal:
            raise Refused(refusal.code, f"{each.name}：{refusal.message}", field="workers") from refusal
    return made


@transaction.atomic
def correct(trainee_id: int, *, by: User, seen_version: int, name: str, phone: str = "") -> Trainee:
    """An empty phone keeps the one there is. A wrong number is voided and enrolled anew."""
    trainee = _hold(trainee_id)
    _refuse_unless_keeps(by, trainee)
    if trainee.version != seen_version:
        raise Refused("changed_meanwhile", CHANGED)
    trainee.name = spelling.name_of(name)
    if phone.strip():
        trainee.seal_phone(spelling.phone_of(phone))
    _keep(trainee, by=by)
    journal.record(by=by, action="trainee.correct", obj=trainee, region=trainee.course.region_id)
    return trainee


@transaction.atomic
def withdraw(trainee_id: int, *, by: User) -> Trainee:
    trainee = _hold(trainee_id)
    _refuse_unless_keeps(by, trainee)
    if trainee.status != TraineeStatus.ENROLLED:
        raise Refused("wrong_state", "只有在学的学员可以退出；已登记考核结果的，请先改回“未登记”。")
    trainee.status = TraineeStatus.WITHDRAWN
    _keep(trainee, by=by)
    journal.record(by=by, action="trainee.withdraw", obj=trainee, region=trainee.course.region_id)
    return trainee


@transaction.atomic
def resume(trainee_id: int, *, by: User) -> Trainee:
    """Back in class, while there are places and the user could enrol."""
    trainee = _hold(trainee_id)
    _refuse_unless_keeps(by, trainee)
    if trainee.status != TraineeStatus.WITHDRAWN:
        raise Refused("wrong_state", "此人没有退出。")
    _refuse_unless_enrols(by, trainee.course, trainee.workshop)
    _refuse_full(trainee.course)
    trainee.status = TraineeStatus.ENROLLED
    _keep(trainee, by=by)
    journal.record(by=by, action="trainee.resume", obj=trainee, region=trainee.course.region_id)
    return trainee


@transaction.atomic
def void(trainee_id: int, *, by: User, reason: str) -> Trainee:
    """Entered by mistake; by the office of the course, before it is over."""
    trainee = _hold(trainee_id)
    refuse_unless_kept(by, trainee.course)
    if trainee.voided_at or trainee.course.status not in UNDER_WAY:
        raise Refused("wrong_state", "本班已结束或取消，不能作废学员。")
    trainee.voided_at, trainee.void_reason = clock.now(), reason.strip()
    trainee.status, trainee.certificate_number, trainee.certified_on = TraineeStatus.WITHDRAWN, "", None
    trainee.version += 1
    trainee.save()
    journal.record(by=by, action="trainee.void", obj=trainee, region=trainee.course.region_id)
    return trainee


def fault_of(course: Course, lookup: str) -> str:
    """Why a person can't be added; "" where nothing is against it."""
    known = course.trainees.filter(voided_at=None, identity_lookup=lookup).first()
    if known is None:
        return ""
    return WITHDREW if known.status == TraineeStatus.WITHDRAWN else KNOWN


def _add(course: Course, by: User, workshop: Workshop | None, *, name: str, number: str, phone: str) -> Trainee:
    said = fault_of(course, identity_lookup(number))
    if said:
        raise Refused("twice", said, field="identity")
    trainee = Trainee(course=course, workshop=workshop, name=spelling.name_of(name), by=by)
    trainee.seal_identity(number)
    trainee.seal_phone(spelling.phone_of(phone))
    trainee.full_clean(exclude=["course", "workshop", "by"], validate_unique=False)
    trainee.save()
    journal.record(by=by, action="trainee.enrol", obj=trainee, region=course.region_id, detail={"course": course.pk})
    return trainee


def _refuse_unless_enrols(by: User, course: Course, workshop: Workshop | None) -> None:
    if course.voided_at:
        raise Refused("voided", "这个培训班已经作废。")
    if keeps_course(by, course):
        if course.status not in (CourseStatus.OPEN, CourseStatus.RUNNING):
            raise Refused("not_open", f"本班现在是“{course.get_status_display()}”，不能报名。")
        if workshop is not None and not Workshop.objects.visible_to(by).filter(pk=workshop.pk).exists():
            raise Refused("wrong_workshop", "没有这个工坊。", field="workshop")
        return
    if workshop is None or not may_send(by, workshop):
        raise Refused("wrong_role", "只能为本工坊的人员报名，工坊的资格须有效。", field="workshop")
    if not workshop.region.path.startswith(course.region.path):
        raise Refused("other_region", "本班只招收举办地区的工坊人员。", field="workshop")
    if course.status != CourseStatus.OPEN:
        raise Refused("not_open", f"本班现在是“{course.get_status_display()}”，不能报名。")


def _refuse_full(course: Course, more: int = 1) -> None:
    left = max(course.headcount - taken(course), 0)
    if more > left:
        said = f"名额只剩 {left} 个" if left else "名额已满"
        raise Refused("full", f"{said}（共招 {course.headcount} 人）。")


def _hold(trainee_id: int) -> Trainee:
    """The course first, as everywhere, then the trainee."""
    course = hold_course(Trainee.objects.values_list("course_id", flat=True).get(pk=trainee_id))
    rows = Trainee.objects.select_for_update(of=("self",), no_key=True)
    trainee = rows.select_related("workshop__leader", "workshop__region").get(pk=trainee_id)
    trainee.course = course
    return trainee


def _refuse_unless_keeps(by: User, trainee: Trainee) -> None:
    if not keeps_trainee(by, trainee):
        raise Refused("wrong_role", "只有办班单位和学员所属的工坊可以办理；本班结束或取消后不能再办理。")


def _keep(trainee: Trainee, *, by: User) -> None:
    trainee.version += 1
    trainee.save()
