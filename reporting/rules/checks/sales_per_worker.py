from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R303",
    "人均销售额",
    "统计期内销售额按直接吸纳就业人数平均超过50万元的，请核对销售额和人数，或说明。",
    lambda facts: per_head(facts, "S04", "E01", high=500_000, unit="元"),
    needs=("S04", "E01"),
)
