from reporting.models import ConsultationIssue, IssueStatus
from reporting.work_indicators.base import WorkIndicator, kept, number

INDICATOR = WorkIndicator(
    code="G05",
    name="落实会商议题",
    unit="项",
    definition="统计期内落实的会商议题数。",
    source="会商登记",
    rows=lambda span: kept(ConsultationIssue).filter(span.holds("settled_on"), status=IssueStatus.SETTLED),
    region="region",
    value=number,
)
