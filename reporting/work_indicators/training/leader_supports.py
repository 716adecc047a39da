from reporting.work_indicators.base import Split, WorkIndicator, kept, total
from reporting.work_indicators.training.rows import LEADERS
from training.models import LeaderSupport, SupportKind

INDICATOR = WorkIndicator(
    code="L02",
    name="带头人扶持金额",
    unit="元",
    definition="享受期在统计期内开始的扶持金额；场地安排没有金额。",
    source=LEADERS,
    rows=lambda span: kept(LeaderSupport).filter(span.holds("period_from")),
    region="leader__region",
    value=total("amount"),
    note="贷款按本金计。",
    splits=(Split("kind", "支持类型", SupportKind),),
)
