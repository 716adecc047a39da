from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import per_head

CHECK = Check(
    "R308",
    "带动与直接吸纳的比例",
    "申报的带动就业人数（E05）超过直接吸纳就业人数（E01）20倍的，请核对两项口径是否混淆，或说明。",
    lambda facts: per_head(facts, "E05", "E01", high=20, unit="人", least=10),
    needs=("E05", "E01"),
)
