from reporting.work_indicators.base import WorkIndicator, number
from reporting.work_indicators.training.rows import paid

INDICATOR = WorkIndicator(
    code="T08",
    name="享受培训补贴",
    unit="人次",
    definition="统计期内发放培训补贴的人次。",
    source="培训补贴登记",
    rows=paid,
    region="trainee__course__region",
    value=number,
)
