from reporting.models import ProblemKind
from reporting.work_indicators.base import Split, WorkIndicator, number
from reporting.work_indicators.governance.rows import problems

INDICATOR = WorkIndicator(
    code="G01",
    name="反映困难问题",
    unit="件",
    definition="统计期内工坊反映的困难问题数。",
    source="困难问题登记",
    rows=lambda span: problems().filter(span.holds("raised_at__date")),
    region="workshop__region",
    value=number,
    splits=(Split("kind", "问题类别", ProblemKind),),
)
