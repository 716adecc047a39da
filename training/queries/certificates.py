"""Certificates of training as papers: which stand, who may print them, and what anybody may check by the code.

A paper's code holds the trainee's uid and a keyed digest of what the certificate says, so that it can't be guessed, a
number given anew makes another paper, and the history still knows those that were withdrawn.
"""

import base64
import binascii
import datetime
import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils.crypto import constant_time_compare

from training.models import Course, CourseStatus, Trainee, TraineeStatus
from training.queries.courses import keeps_course, whole_hours
from workshops.access import sealed
from workshops.access.models import User
from workshops.people.fields import Field, may_see
from workshops.people.names import ERASED, public_name

STANDS = (
    Q(voided_at=None, status=TraineeStatus.COMPLETED, course__voided_at=None, certified_on__isnull=False)
    & ~Q(certificate_number="")
    & ~Q(course__status=CourseStatus.CANCELLED)
    & ~Q(name=ERASED)
)
"""Trainees whose certificate holds."""
LABEL = "training.certificate.paper"
UID_BYTES, DIGEST_BYTES = 16, 8
JOINS = ("course__region", "course__by__office", "workshop")


def stands(trainee: Trainee) -> bool:
    """Of a row that is read already, as ``STANDS``; it comes with its course."""
    course = trainee.course
    return bool(
        trainee.voided_at is None and trainee.status == TraineeStatus.COMPLETED and trainee.certificate_number
        and course.voided_at is None and course.status != CourseStatus.CANCELLED and trainee.name != ERASED
    )  # fmt: skip


def reads_papers(user: User) -> bool:
    """Whether the user reads what a paper says of the rows in scope: names, and numbers masked."""
    return may_see(user, Field.NAME) and may_see(user, Field.IDENTITY)


def prints(user: User, course: Course) -> bool:
    """And the office of the course, whatever its level: it hands the papers out."""
    return reads_papers(user) or keeps_course(user, course)


def printable(user: User, course: Course) -> QuerySet[Trainee]:
    """Certificates of the course that the user may print, by number."""
    rows = Trainee.objects.visible_to(user).filter(STANDS, course=course) if prints(user, course) else None
    if rows is None:
        return Trainee.objects.none()
    return rows.select_related(*JOINS).order_by("certificate_number", "pk")


def issuing_office(course: Course) -> str:
    """The office that holds the course."""
    office = course.by.office
    return office.name if office else course.organiser


def token_of(trainee: Trainee) -> str:
    """Of the paper as it stands; 32 characters."""
    digest = _digest(trainee.uid, trainee.certificate_number, trainee.certified_on)
    return base64.urlsafe_b64encode(trainee.uid.bytes + digest).decode()


def _digest(uid: uuid.UUID, number: str, day: datetime.date) -> bytes:
    return bytes.fromhex(sealed.lookup(f"{uid.hex}|{number}|{day.isoformat()}", label=LABEL))[:DIGEST_BYTES]


@dataclass(frozen=True, slots=True)
class Checked:
    """What anybody who holds the paper may learn."""

    stands: bool
    number: str
    day: datetime.date
    certificate: str
    course: str
    hours: Decimal
    office: str
    name: str


def check(token: str) -> Checked | None:
    """The paper of that code; ``None`` for one that was never given, or whose person was erased."""
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError, ValueError):
        return None
    if len(raw) != UID_BYTES + DIGEST_BYTES:
        return None
    uid, digest = uuid.UUID(bytes=raw[:UID_BYTES]), raw[UID_BYTES:]
    trainee = Trainee.objects.select_related(*JOINS).filter(uid=uid).exclude(name=ERASED).first()
    if trainee is None:
        return None
    for number, day, current in _given(trainee):
        if constant_time_compare(_digest(uid, number, day), digest):
            return _told(trainee, number, day, holds=current and stands(trainee))
    return None


def _given(trainee: Trainee):
    """(number, day, whether it is today's) of every certificate that the trainee was ever given."""
    if trainee.certificate_number:
        yield trainee.certificate_number, trainee.certified_on, True
    former = trainee.events.exclude(certificate_number="").order_by("-pgh_id")
    for number, day in former.values_list("certificate_number", "certified_on"):
        yield number, day, False


def _told(trainee: Trainee, number: str, day: datetime.date, *, holds: bool) -> Checked:
    course = trainee.course
    return Checked(
        holds, number, day, course.certificate_name, course.title, whole_hours(course), issuing_office(course),
        public_name(trainee.name),
    )  # fmt: skip
