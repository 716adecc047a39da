from reporting.models import ProblemKind
from reporting.work_indicators.base import Split, WorkIndicator, number
from reporting.work_indicators.governance.rows import problems

INDICATOR = WorkIndicator(
    code="G02",
    name="办结困难问题",
    unit="件",
    definition="统计期内办结、没有重新办理的困难问题数。",
    source="困难问题登记",
    rows=lambda span: problems().filter(span.holds("settled_at__date")),
    region="workshop__region",
    value=number,
    splits=(Split("kind", "问题类别", ProblemKind),),
)
