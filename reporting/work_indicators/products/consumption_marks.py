from catalog.models import ConsumptionMark
from reporting.work_indicators.base import Span, WorkIndicator, different, kept


def _marks(span: Span):
    return kept(ConsumptionMark).filter(
        span.stands("granted_on", "ended_on"), span.holds_still("granted_on", "ends_on")
    )


INDICATOR = WorkIndicator(
    code="K06",
    name="消费帮扶产品",
    unit="个",
    definition="统计期末认定有效的消费帮扶产品数。",
    source="消费帮扶登记",
    rows=_marks,
    region="product__workshop__region",
    value=different("product"),
)
