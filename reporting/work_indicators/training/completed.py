from reporting.work_indicators.base import Split, WorkIndicator, number
from reporting.work_indicators.training.rows import COURSES, trainees
from training.models import TraineeStatus, TrainingForm

INDICATOR = WorkIndicator(
    code="T04",
    name="合格结业",
    unit="人次",
    definition="统计期内开班的培训班中合格结业的人次。",
    source=COURSES,
    rows=lambda span: trainees(span).filter(status=TraineeStatus.COMPLETED),
    region="course__region",
    value=number,
    splits=(Split("course__form", "培训形式", TrainingForm),),
)
