"""Figures of training for indicators: of a region with all below it, and of a year or of all years.

Counted are courses that are finished, in the year in which they ended, by the place that held them; trained is who
stayed to the end, passed or not. Courses entered by mistake and cancelled ones count nowhere.
"""

from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from training.models import Attendance, Course, CourseStatus, Trainee, TraineeStatus, TrainingForm
from workshops.regions.models import Region

TRAINED = (TraineeStatus.COMPLETED, TraineeStatus.FAILED)


def finished_courses(*, region: Region | None = None, year: int | None = None) -> QuerySet[Course]:
    rows = Course.objects.filter(voided_at=None, status=CourseStatus.FINISHED).order_by()
    if region is not None:
        rows = rows.filter(region__path__startswith=region.path)
    return rows if year is None else rows.filter(ends_on__year=year)


def trained(*, region: Region | None = None, year: int | None = None) -> QuerySet[Trainee]:
    """One row a person and course."""
    courses = finished_courses(region=region, year=year)
    return Trainee.objects.filter(course__in=courses, voided_at=None, status__in=TRAINED).order_by()


def persons_trained(*, region: Region | None = None, year: int | None = None) -> int:
    """Each person once, however many courses: does not add up over regions or years."""
    return trained(region=region, year=year).aggregate(n=Count("identity_lookup", distinct=True))["n"]


def person_times(*, region: Region | None = None, year: int | None = None) -> int:
    return trained(region=region, year=year).count()


def certificates(*, region: Region | None = None, year: int | None = None) -> int:
    return trained(region=region, year=year).exclude(certificate_number="").count()


def hours_taught(*, region: Region | None = None, year: int | None = None) -> Decimal:
    """Class hours of the sessions."""
    courses = finished_courses(region=region, year=year).filter(sessions__voided_at=None)
    return courses.aggregate(n=Sum("sessions__hours"))["n"] or Decimal(0)


def person_hours(*, region: Region | None = None, year: int | None = None) -> Decimal:
    """Class hours times who was there."""
    rows = Attendance.objects.filter(trainee__in=trained(region=region, year=year), session__voided_at=None)
    return rows.order_by().aggregate(n=Sum("session__hours"))["n"] or Decimal(0)


def courses_by_form(*, region: Region | None = None, year: int | None = None) -> dict[str, int]:
    """All five forms, those without a course with 0."""
    counted = finished_courses(region=region, year=year).values_list("form").annotate(n=Count("pk"))
    return dict.fromkeys(TrainingForm.values, 0) | dict(counted)
