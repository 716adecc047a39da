from reporting.people_indicators.base import LISTS, PeopleIndicator, direct

INDICATOR = PeopleIndicator(
    code="P12",
    name="直接吸纳：名单在册未申报",
    definition="直接吸纳就业人员中，统计日在户籍所在县乡村振兴部门名单内，而至少一家直接吸纳其就业的工坊没有申报其人员类别的人数。",
    counts=lambda stay: direct(stay) and stay.listed and not stay.claimed,
    source=LISTS,
)
