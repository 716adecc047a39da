from reporting.work_indicators.base import Span, WorkIndicator, kept, total
from reporting.work_indicators.training.rows import LEADERS
from training.models import StudioFunding


def _fundings(span: Span):
    return kept(StudioFunding).filter(year=span.year, studio__voided_at=None)


INDICATOR = WorkIndicator(
    code="L04",
    name="工作室资金支持",
    unit="元",
    definition="统计年度给予技能大师工作室的资金。",
    source=LEADERS,
    rows=_fundings,
    region="studio__leader__region",
    value=total("amount"),
)
