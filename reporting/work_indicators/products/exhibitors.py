from catalog.models import EventApplication, EventApplicationStatus, EventStatus
from reporting.work_indicators.base import Span, WorkIndicator, number
from reporting.work_indicators.products.rows import WORKSHOP


def _stands(span: Span):
    rows = EventApplication.objects.order_by().filter(span.holds("event__held_from"), event__voided_at=None)
    return rows.filter(status=EventApplicationStatus.ADMITTED).exclude(event__status=EventStatus.CANCELLED)


INDICATOR = WorkIndicator(
    code="S01",
    name="工坊参展",
    unit="家次",
    definition="统计期内开幕的展会中确定参展的工坊家次。",
    source="展会登记",
    rows=_stands,
    region=WORKSHOP,
    value=number,
)
