from reporting.work_indicators.base import Span, WorkIndicator, kept, number
from reporting.work_indicators.training.rows import COURSES
from training.models import CourseStatus, Trainee


def _certified(span: Span):
    rows = kept(Trainee).filter(span.holds("certified_on"), course__voided_at=None)
    return rows.exclude(course__status=CourseStatus.CANCELLED)


INDICATOR = WorkIndicator(
    code="T05",
    name="取得证书",
    unit="人次",
    definition="统计期内发给学员的培训证书数。",
    source=COURSES,
    rows=_certified,
    region="course__region",
    value=number,
)
