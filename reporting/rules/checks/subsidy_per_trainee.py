from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R306",
    "平均每人次的培训补贴",
    "平均每人次培训补贴不足50元或超过6,000元的，请核对或说明。",
    lambda facts: per_head(facts, "T07", "T08", low=50, high=6000, unit="元"),
    needs=("T07", "T08"),
)
