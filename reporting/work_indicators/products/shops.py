from catalog.models import Platform, PlatformShop
from reporting.work_indicators.base import Split, WorkIndicator, kept, number
from reporting.work_indicators.products.rows import WORKSHOP

INDICATOR = WorkIndicator(
    code="S06",
    name="在营网店",
    unit="家",
    definition="统计期末在营的网店数。",
    source="网店登记",
    rows=lambda span: kept(PlatformShop).filter(span.stands("opened_on", "closed_on")),
    region=WORKSHOP,
    value=number,
    splits=(Split("platform", "平台", Platform),),
)
