from employment.models import Category
from reporting.people_indicators.base import LISTS, PeopleIndicator, verified

INDICATOR = PeopleIndicator(
    code="P10",
    name="直接吸纳：申报并经核验的监测帮扶对象",
    definition="工坊申报其统计日属于监测帮扶对象，且户籍所在县乡村振兴部门的名单当日也列为监测帮扶对象的直接吸纳就业人数。",
    counts=verified(Category.MONITORED),
    source=LISTS,
)
