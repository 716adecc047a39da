from reporting.work_indicators.base import Span, WorkIndicator, kept, number
from reporting.work_indicators.training.rows import LEADERS
from training.models import ClassAttendance, ClassResult


def _attended(span: Span):
    rows = kept(ClassAttendance).filter(span.holds("programme_class__ends_on"), programme_class__voided_at=None)
    return rows.exclude(result=ClassResult.DROPPED)


INDICATOR = WorkIndicator(
    code="L01",
    name="带头人参加研培",
    unit="人次",
    definition="统计期内结束的研培班次中带头人参加的人次，不含中途退出的。",
    source=LEADERS,
    rows=_attended,
    region="leader__region",
    value=number,
)
