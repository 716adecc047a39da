from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R307",
    "平均每笔订单的金额",
    "平均每笔订单不足100元或超过500万元的，请核对单位是否为元，或说明。",
    lambda facts: per_head(facts, "S03", "S02", low=100, high=5_000_000, unit="元"),
    needs=("S03", "S02"),
)
