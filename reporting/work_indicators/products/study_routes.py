from catalog.models import StudyRoute
from reporting.work_indicators.base import WorkIndicator, kept, number

INDICATOR = WorkIndicator(
    code="A02",
    name="研学旅游线路",
    unit="条",
    definition="统计期末已发布的研学旅游线路数。",
    source="研学线路登记",
    rows=lambda span: kept(StudyRoute).filter(published_on__lte=span.last, status="published"),
    region="region",
    value=number,
)
