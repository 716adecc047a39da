from reporting.work_indicators.base import Span, Split, WorkIndicator, kept, number
from reporting.work_indicators.training.rows import COURSES, HELD
from training.models import Course, TrainingForm


def _courses(span: Span):
    return kept(Course).filter(span.holds("starts_on"), status__in=HELD)


INDICATOR = WorkIndicator(
    code="T01",
    name="举办培训班",
    unit="个",
    definition="统计期内开班、没有取消的培训班数。",
    source=COURSES,
    rows=_courses,
    region="region",
    value=number,
    splits=(Split("form", "培训形式", TrainingForm),),
)
