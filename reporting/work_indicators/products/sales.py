from catalog.models import SalesChannel
from reporting.work_indicators.base import Split, WorkIndicator, total
from reporting.work_indicators.products.rows import WORKSHOP, sales

INDICATOR = WorkIndicator(
    code="S04",
    name="销售额",
    unit="元",
    definition="统计期内各月登记的销售额，各渠道合计。",
    source="月度销售登记",
    rows=sales,
    region=WORKSHOP,
    value=total("amount"),
    note="与订单金额口径不同，不相加。",
    splits=(Split("channel", "销售渠道", SalesChannel),),
)
