from reporting.indicators.base import Indicator, year_is

INDICATOR = Indicator(
    code="C04",
    name="确认期内尚未确认数",
    unit="家",
    definition="统计日有效的非遗工坊中，确认期未截止或退回补正期内，尚未提交统计年度确认的数量。",
    source="年度确认记录",
    value=year_is("open", "returned", "upcoming"),
)
