from reporting.indicators.base import Indicator, year_is

INDICATOR = Indicator(
    code="C02",
    name="已提交待审核数",
    unit="家",
    definition="统计日有效的非遗工坊中，统计年度确认按期提交、县级尚未审核的数量。",
    source="年度确认记录",
    value=year_is("pending"),
)
