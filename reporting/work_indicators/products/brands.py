from catalog.models import Brand
from reporting.work_indicators.base import WorkIndicator, kept, number

INDICATOR = WorkIndicator(
    code="K04",
    name="知名品牌",
    unit="个",
    definition="登记的知名品牌数，含老字号；为现在的数字，不分年度。",
    source="品牌登记",
    rows=lambda span: kept(Brand),
    region="region",
    value=number,
)
