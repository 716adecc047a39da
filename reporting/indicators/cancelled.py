from reporting.indicators.base import Indicator, ended_in_year

INDICATOR = Indicator(
    code="W04",
    name="当年注销数",
    unit="家",
    definition="终止日期在统计年度内、统计日以前注销的非遗工坊数；已更正的不计。",
    source="资格终止和更正记录",
    value=ended_in_year("cancellation"),
)
