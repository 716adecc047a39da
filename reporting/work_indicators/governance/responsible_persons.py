from reporting.models import ResponsiblePerson
from reporting.work_indicators.base import Split, WorkIndicator, kept, number
from workshops.access.models import Department

INDICATOR = WorkIndicator(
    code="G06",
    name="工作负责人",
    unit="人",
    definition="统计期末在任的各部门负责人数。",
    source="负责人登记",
    rows=lambda span: kept(ResponsiblePerson).filter(span.stands("since", "until")),
    region="region",
    value=number,
    splits=(Split("department", "部门", Department),),
)
