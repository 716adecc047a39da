from employment.models import Category
from reporting.people_indicators.base import PeopleIndicator, claimed

INDICATOR = PeopleIndicator(
    code="P07",
    name="直接吸纳：申报为监测帮扶对象",
    definition="直接吸纳就业人员中，工坊申报其统计日属于监测帮扶对象的人数，不论是否经名单核验。",
    counts=claimed(Category.MONITORED),
)
