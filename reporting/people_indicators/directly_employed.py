from reporting.people_indicators.base import PeopleIndicator, direct

INDICATOR = PeopleIndicator(
    code="P01",
    name="直接吸纳就业人数（不重复）",
    definition="统计日在有效非遗工坊直接吸纳就业的人数，依逐人登记的就业记录。",
    counts=direct,
)
