from catalog.models import CaseStatus, ExemplaryCase
from reporting.work_indicators.base import WorkIndicator, number
from reporting.work_indicators.products.rows import WORKSHOP

INDICATOR = WorkIndicator(
    code="A03",
    name="优秀案例",
    unit="个",
    definition="统计期内文化和旅游部发布的优秀案例数。",
    source="优秀案例",
    rows=lambda span: ExemplaryCase.objects.order_by().filter(
        span.holds("published_at__date"), status=CaseStatus.PUBLISHED
    ),
    region=WORKSHOP,
    value=number,
)
