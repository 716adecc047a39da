from reporting.indicators.base import Indicator, stated

INDICATOR = Indicator(
    code="E05",
    name="带动就业人数",
    unit="人次",
    definition="有效非遗工坊申报的带动就业人数，与直接吸纳就业人数分开统计，不相加。",
    source="认定申请、年度确认",
    value=stated("indirectly_employed"),
    note="由工坊申报、县级审核的人数之和；同一人在多家工坊就业的会重复计入，不等于不重复的人数。",
)
