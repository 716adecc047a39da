from reporting.work_indicators.base import Split, WorkIndicator, kept, number
from reporting.work_indicators.training.rows import LEADERS
from training.models import LeaderTitle, TitleKind

INDICATOR = WorkIndicator(
    code="L05",
    name="带头人称号",
    unit="项",
    definition="统计期末带头人持有的有效称号数。",
    source=LEADERS,
    rows=lambda span: kept(LeaderTitle).filter(span.stands("granted_on", "ended_on")),
    region="leader__region",
    value=number,
    splits=(Split("kind", "称号类型", TitleKind),),
)
