from reporting.work_indicators.base import Split, WorkIndicator, number
from reporting.work_indicators.training.rows import COURSES, trainees
from training.models import TrainingForm

INDICATOR = WorkIndicator(
    code="T02",
    name="培训人次",
    unit="人次",
    definition="统计期内开班的培训班的学员人次，不含退出的。",
    source=COURSES,
    rows=trainees,
    region="course__region",
    value=number,
    splits=(Split("course__form", "培训形式", TrainingForm),),
)
