from reporting.indicators.base import Indicator, stated

INDICATOR = Indicator(
    code="E04",
    name="其中：农村低收入人口",
    unit="人次",
    definition="直接吸纳就业人数中的农村低收入人口（工坊申报数）。",
    source="认定申请、年度确认",
    value=stated("low_income"),
    note="由工坊申报、县级审核的人数之和；同一人在多家工坊就业的会重复计入，不等于不重复的人数。",
)
