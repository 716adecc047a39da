from reporting.indicators.base import Indicator, ended_within

INDICATOR = Indicator(
    code="W04",
    name="注销数",
    unit="家",
    definition="终止日期在统计期内注销的非遗工坊数；已更正的不计。",
    source="资格终止和更正记录",
    value=ended_within("cancellation"),
)
