from reporting.work_indicators.base import WorkIndicator, kept, number
from reporting.work_indicators.training.rows import LEADERS
from training.models import MasterStudio

INDICATOR = WorkIndicator(
    code="L03",
    name="技能大师工作室",
    unit="个",
    definition="统计期末有效的技能大师工作室数。",
    source=LEADERS,
    rows=lambda span: kept(MasterStudio).filter(span.stands("recognised_on", "ended_on")),
    region="leader__region",
    value=number,
)
