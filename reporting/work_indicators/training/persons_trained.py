from reporting.work_indicators.base import WorkIndicator, different
from reporting.work_indicators.training.rows import COURSES, trainees

INDICATOR = WorkIndicator(
    code="T03",
    name="培训人数",
    unit="人",
    definition="统计期内参加培训的人数，同一人只计一次。",
    source=COURSES,
    rows=lambda span: trainees(span).exclude(identity_lookup=""),
    region="course__region",
    value=different("identity_lookup"),
    additive=False,
    note="各地之和可能大于合计：同一人可能在两地参加培训。",
)
