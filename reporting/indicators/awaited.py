from reporting.indicators.base import Indicator, year_is

INDICATOR = Indicator(
    code="C04",
    name="确认期内尚未确认数",
    unit="家",
    definition="确认期未截止或退回补正期内，尚未提交确认的非遗工坊数。",
    source="年度确认记录",
    value=year_is("open", "returned", "upcoming"),
)
