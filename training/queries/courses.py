"""Courses: who keeps them, hours and attendance, what may be named."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Count, DecimalField, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from training.models import Attendance, Course, CourseStatus, PlanStatus, Session, Trainee, TraineeStatus, TrainingPlan
from workshops.access.models import Department, User
from workshops.models import Standing, Workshop
from workshops.people.keeping import is_county, keeps
from workshops.people.offers import Post, offers
from workshops.records.finding import in_force
from workshops.records.keepers import LOCAL_LEVELS, Keepers

TRAINERS = Keepers(departments=(Department.CULTURE, Department.HRSS), levels=LOCAL_LEVELS)
"""Who holds courses: each office what itself has entered."""
UNDER_WAY = (CourseStatus.PLANNED, CourseStatus.OPEN, CourseStatus.RUNNING)
IN_CLASS = (TraineeStatus.ENROLLED, TraineeStatus.COMPLETED, TraineeStatus.FAILED)
"""Who takes a place: all but those who withdrew."""
HOURS = DecimalField(max_digits=6, decimal_places=1)
NO_HOURS = Value(Decimal(0), output_field=HOURS)


def keeps_course(user: User, course: Course) -> bool:
    """Of a course that the user sees; it comes with ``by``."""
    return course.voided_at is None and TRAINERS.may_keep(user, course)


def own_courses(user: User) -> QuerySet[Course]:
    """Not over, of the user's own office: what sessions are entered for."""
    rows = Course.objects.visible_to(user).filter(voided_at=None, status__in=UNDER_WAY)
    if not TRAINERS.may_add(user):
        return rows.none()
    return rows.filter(by__office=user.office).select_related("region", "by__office").order_by("-starts_on", "pk")


def open_plans(user: User) -> QuerySet[TrainingPlan]:
    """Published plans of the user's own region, of whichever department."""
    rows = TrainingPlan.objects.visible_to(user).filter(voided_at=None).exclude(status=PlanStatus.DRAFT)
    return rows.filter(region=user.region).select_related("region") if user.is_office else rows.none()


def enrolling_workshops(user: User, course: Course) -> QuerySet[Workshop]:
    """In force, whose people the user may send to the course."""
    rows = in_force(user)
    if keeps_course(user, course):
        return rows
    rows = rows.filter(region__path__startswith=course.region.path)
    if user.is_leader:
        return rows
    return rows.filter(region=user.region) if is_county(user, Department.CULTURE) else rows.none()


def enrols(user: User, course: Course) -> bool:
    """Whether the user may put anybody into the course now."""
    if course.voided_at is not None:
        return False
    if keeps_course(user, course):
        return course.status in (CourseStatus.OPEN, CourseStatus.RUNNING)
    return course.status == CourseStatus.OPEN and enrolling_workshops(user, course).exists()


def keeps_trainee(user: User, trainee: Trainee) -> bool:
    """The office of the course, and who keeps the workshop's people; until the course is over.

    The trainee comes with ``course__by``, ``workshop__leader`` and ``workshop__region``.
    """
    if trainee.voided_at is not None or trainee.course.status not in UNDER_WAY:
        return False
    sender = trainee.workshop is not None and keeps(user, trainee.workshop)
    return keeps_course(user, trainee.course) or sender


def may_send(user: User, workshop: Workshop) -> bool:
    return workshop.standing == Standing.CERTIFIED and keeps(user, workshop)


def posts_of(user: User) -> list[Post]:
    """Vacancies that the user sees, as employment tells them."""
    return list(offers.posts(user)) if offers.posts else []


def taken(course: Course) -> int:
    """Places taken."""
    return course.trainees.filter(voided_at=None, status__in=IN_CLASS).count()


def with_taken(courses: QuerySet[Course]) -> QuerySet[Course]:
    """Adds ``enrolled``, the places taken."""
    rows = Trainee.objects.filter(course=OuterRef("pk"), voided_at=None, status__in=IN_CLASS).order_by()
    counted = rows.values("course").annotate(n=Count("pk")).values("n")
    return courses.annotate(enrolled=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


def whole_hours(course: Course) -> Decimal:
    """Class hours of all its sessions."""
    return course.sessions.filter(voided_at=None).aggregate(n=Coalesce(Sum("hours"), NO_HOURS))["n"]


def attended_hours(course: Course) -> dict[int, Decimal]:
    """Trainee → class hours attended; who was never there is missing."""
    rows = Attendance.objects.filter(session__course=course, session__voided_at=None).order_by()
    return dict(rows.values_list("trainee").annotate(n=Sum("session__hours")))


def with_hours(trainees: QuerySet[Trainee]) -> QuerySet[Trainee]:
    """Adds ``attended`` and ``whole``, class hours of the trainee and of the course."""
    there = Attendance.objects.filter(trainee=OuterRef("pk"), session__voided_at=None).order_by()
    all_of_it = Session.objects.filter(course=OuterRef("course"), voided_at=None).order_by()
    return trainees.annotate(
        attended=_sum(there.values("trainee").annotate(n=Sum("session__hours"))),
        whole=_sum(all_of_it.values("course").annotate(n=Sum("hours"))),
    )


def _sum(rows) -> Coalesce:
    return Coalesce(Subquery(rows.values("n"), output_field=HOURS), NO_HOURS)


def in_class(course: Course) -> QuerySet[Trainee]:
    """Of a course, by name: those who are on its lists."""
    rows = course.trainees.filter(voided_at=None, status__in=IN_CLASS)
    return rows.select_related("workshop").order_by("name", "pk")


def overlapping(session: Session) -> QuerySet[Session]:
    """Other sessions of its course at the same time."""
    rows = Session.objects.filter(course=session.course, held_on=session.held_on, voided_at=None)
    return rows.exclude(pk=session.pk).filter(Q(starts_at__lt=session.ends_at, ends_at__gt=session.starts_at))


def leaders_of(workshops: Iterable[Workshop]) -> list[User]:
    """Accounts of the leaders, each once."""
    return list({each.leader.user_id: each.leader.user for each in workshops if each.leader.user_id}.values())
