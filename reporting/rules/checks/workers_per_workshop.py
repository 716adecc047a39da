from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R301",
    "平均每家工坊的就业人数",
    "平均每家有效工坊申报直接吸纳就业超过100人的，请核对或说明。",
    lambda facts: per_head(facts, "E01", "W01", high=100, unit="人"),
    needs=("E01", "W01"),
)
