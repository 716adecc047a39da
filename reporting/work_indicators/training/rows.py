"""Training and leaders (notice art. 4, 5): rows that several figures are counted from."""

from reporting.work_indicators.base import Span, kept
from training.models import ClaimStatus, CourseStatus, SubsidyClaim, Trainee, TraineeStatus

HELD = (CourseStatus.RUNNING, CourseStatus.FINISHED)
COURSES = "培训班登记"
LEADERS = "带头人登记"


def trainees(span: Span):
    rows = kept(Trainee).filter(span.holds("course__starts_on"), course__voided_at=None, course__status__in=HELD)
    return rows.exclude(status=TraineeStatus.WITHDRAWN)


def paid(span: Span):
    return kept(SubsidyClaim).filter(span.holds("paid_on"), status=ClaimStatus.PAID)
