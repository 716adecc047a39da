from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R305",
    "平均每个培训班的学员",
    "平均每个培训班不足5人次或超过200人次的，请核对或说明。",
    lambda facts: per_head(facts, "T02", "T01", low=5, high=200, unit="人次"),
    needs=("T02", "T01"),
)
