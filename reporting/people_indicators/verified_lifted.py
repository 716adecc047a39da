from employment.models import Category
from reporting.people_indicators.base import LISTS, PeopleIndicator, verified

INDICATOR = PeopleIndicator(
    code="P09",
    name="直接吸纳：申报并经核验的脱贫人口",
    definition="工坊申报其统计日属于脱贫人口，且户籍所在县乡村振兴部门的名单当日也列为脱贫人口的直接吸纳就业人数。",
    counts=verified(Category.LIFTED),
    source=LISTS,
)
