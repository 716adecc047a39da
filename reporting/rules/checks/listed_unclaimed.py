from decimal import Decimal

from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import share_beyond

CHECK = Check(
    "R311",
    "名单在册未申报的比例",
    "名单在册而工坊没有申报类别的（P12）超过直接吸纳就业人数（P01）两成的，请督促工坊补报或说明。",
    lambda facts: share_beyond(facts, "P12", ("P01",), share=Decimal("0.2"), least=20, advice="请督促工坊补报或说明。"),
    needs=("P12", "P01"),
)
