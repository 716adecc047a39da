from catalog.models import SalesChannel
from reporting.work_indicators.base import Split, WorkIndicator, number
from reporting.work_indicators.products.rows import WORKSHOP, orders

INDICATOR = WorkIndicator(
    code="S02",
    name="签订订单",
    unit="笔",
    definition="统计期内签订、没有取消的订单数。",
    source="订单登记",
    rows=orders,
    region=WORKSHOP,
    value=number,
    splits=(Split("channel", "销售渠道", SalesChannel),),
)
