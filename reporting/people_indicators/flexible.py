from employment.models import EmploymentForm
from reporting.people_indicators.base import ONCE, PeopleIndicator, direct_as

INDICATOR = PeopleIndicator(
    code="P05",
    name="直接吸纳：灵活就业",
    definition="直接吸纳就业人员中，统计日有就业形式为灵活就业的就业记录的人数。",
    counts=direct_as(EmploymentForm.FLEXIBLE),
    note="一人在不同工坊的就业形式不同的，各形式各计一次。" + ONCE,
)
