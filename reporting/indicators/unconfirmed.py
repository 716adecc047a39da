from reporting.indicators.base import Indicator, year_is

INDICATOR = Indicator(
    code="C03",
    name="未确认数",
    unit="家",
    definition="统计日有效的非遗工坊中，统计年度确认期已过而未确认的数量。",
    source="年度确认记录",
    value=year_is("missed"),
)
