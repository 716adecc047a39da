from reporting.models import Consultation
from reporting.work_indicators.base import WorkIndicator, kept, number

INDICATOR = WorkIndicator(
    code="G04",
    name="会商",
    unit="次",
    definition="统计期内召开的会商次数。",
    source="会商登记",
    rows=lambda span: kept(Consultation).filter(span.holds("held_on")),
    region="region",
    value=number,
)
