from reporting.work_indicators.base import Span, WorkIndicator, kept, total
from reporting.work_indicators.training.rows import COURSES
from training.models import CourseStatus, Session


def _sessions(span: Span):
    rows = kept(Session).filter(span.holds("held_on"), course__voided_at=None)
    return rows.exclude(course__status=CourseStatus.CANCELLED)


INDICATOR = WorkIndicator(
    code="T06",
    name="培训课时",
    unit="课时",
    definition="统计期内各课次的课时之和。",
    source=COURSES,
    rows=_sessions,
    region="course__region",
    value=total("hours"),
)
