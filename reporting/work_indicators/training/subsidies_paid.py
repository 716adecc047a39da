from reporting.work_indicators.base import WorkIndicator, total
from reporting.work_indicators.training.rows import paid

INDICATOR = WorkIndicator(
    code="T07",
    name="发放培训补贴",
    unit="元",
    definition="统计期内发放的培训补贴金额。",
    source="培训补贴登记",
    rows=paid,
    region="trainee__course__region",
    value=total("amount"),
)
