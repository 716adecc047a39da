from employment.models import Category
from reporting.people_indicators.base import LISTS, PeopleIndicator, verified

INDICATOR = PeopleIndicator(
    code="P11",
    name="直接吸纳：申报并经核验的农村低收入人口",
    definition="工坊申报其统计日属于农村低收入人口，且户籍所在县乡村振兴部门的名单当日也列为农村低收入人口的直接吸纳就业人数。",
    counts=verified(Category.LOW_INCOME),
    source=LISTS,
)
