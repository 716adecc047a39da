from catalog.models import SchoolAssistance
from reporting.work_indicators.base import WorkIndicator, kept, number
from reporting.work_indicators.products.rows import WORKSHOP

INDICATOR = WorkIndicator(
    code="K05",
    name="院校帮扶行动",
    unit="次",
    definition="统计期内开始的院校帮扶行动数。",
    source="院校帮扶登记",
    rows=lambda span: kept(SchoolAssistance).filter(span.holds("started_on")),
    region=WORKSHOP,
    value=number,
)
