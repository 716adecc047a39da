from reporting.indicators.base import Indicator, stated

INDICATOR = Indicator(
    code="E03",
    name="其中：监测帮扶对象",
    unit="人次",
    definition="直接吸纳就业人数中的监测帮扶对象（工坊申报数）。",
    source="认定申请、年度确认",
    value=stated("monitored"),
    note="由工坊申报、县级审核的人数之和；同一人在多家工坊就业的会重复计入，不等于不重复的人数。",
)
