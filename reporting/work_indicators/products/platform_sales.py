from catalog.models import SalesChannel
from reporting.work_indicators.base import WorkIndicator, total
from reporting.work_indicators.products.rows import WORKSHOP, sales

INDICATOR = WorkIndicator(
    code="S05",
    name="其中：网络平台",
    unit="元",
    definition="统计期内经网络平台的销售额。",
    source="月度销售登记",
    rows=lambda span: sales(span).filter(channel=SalesChannel.PLATFORM),
    region=WORKSHOP,
    value=total("amount"),
)
