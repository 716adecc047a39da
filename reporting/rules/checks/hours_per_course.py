from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R304",
    "平均每个培训班的课时",
    "平均每个培训班不足4课时或超过400课时的，请核对或说明。",
    lambda facts: per_head(facts, "T06", "T01", low=4, high=400, unit="课时"),
    needs=("T06", "T01"),
)
