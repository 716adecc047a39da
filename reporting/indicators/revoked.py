from reporting.indicators.base import Indicator, ended_within

INDICATOR = Indicator(
    code="W03",
    name="自动取消数",
    unit="家",
    definition="终止日期在统计期内，因连续两年未确认自动取消的非遗工坊数；已更正的不计。",
    source="资格终止和更正记录",
    value=ended_within("revocation"),
)
