from catalog.models import SalesChannel
from reporting.work_indicators.base import Split, WorkIndicator, total
from reporting.work_indicators.products.rows import WORKSHOP, orders

INDICATOR = WorkIndicator(
    code="S03",
    name="订单金额",
    unit="元",
    definition="统计期内签订、没有取消的订单金额。",
    source="订单登记",
    rows=orders,
    region=WORKSHOP,
    value=total("amount"),
    splits=(Split("channel", "销售渠道", SalesChannel),),
)
