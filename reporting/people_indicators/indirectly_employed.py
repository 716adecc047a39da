from employment.models import Relation
from reporting.people_indicators.base import ONCE, PeopleIndicator

INDICATOR = PeopleIndicator(
    code="P02",
    name="带动就业人数（不重复）",
    definition="统计日由有效非遗工坊带动就业的人数，依逐人登记的就业记录。",
    counts=lambda stay: stay.relation == Relation.INDIRECT,
    note="与直接吸纳就业人数分别统计，不相加；一人在一家工坊直接吸纳、在另一家由其带动的，两项各计一次。" + ONCE,
)
