from employment.models import Sex
from reporting.people_indicators.base import PeopleIndicator, direct

INDICATOR = PeopleIndicator(
    code="P13",
    name="直接吸纳：女性",
    definition="直接吸纳就业人员中的女性人数，性别依身份证号码。",
    counts=lambda stay: direct(stay) and stay.sex == Sex.FEMALE,
)
