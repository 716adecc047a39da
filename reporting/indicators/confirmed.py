from reporting.indicators.base import Indicator, year_is

INDICATOR = Indicator(
    code="C01",
    name="已确认登记信息数",
    unit="家",
    definition="统计日有效的非遗工坊中，统计年度登记信息已确认的数量，含当年或以后认定、该年度无确认义务的和更正后视为已确认的。",
    source="年度确认记录",
    value=year_is("certified", "confirmed", "excused"),
)
