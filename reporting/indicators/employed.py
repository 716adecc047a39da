from reporting.indicators.base import Indicator, stated

INDICATOR = Indicator(
    code="E01",
    name="直接吸纳就业人数",
    unit="人次",
    definition="有效非遗工坊申报的直接吸纳就业人数。",
    source="认定申请、年度确认",
    value=stated("employed"),
    note="由工坊申报、县级审核的人数之和；同一人在多家工坊就业的会重复计入，不等于不重复的人数。",
)
