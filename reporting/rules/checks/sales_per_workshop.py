from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R302",
    "平均每家工坊的销售额",
    "统计期内平均每家有效工坊销售额超过1,000万元的，请核对单位是否为元，或说明。",
    lambda facts: per_head(facts, "S04", "W01", high=10_000_000, unit="元"),
    needs=("S04", "W01"),
)
