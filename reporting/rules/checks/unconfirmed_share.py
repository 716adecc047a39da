from decimal import Decimal

from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import share_beyond

CHECK = Check(
    "R309",
    "未确认的比例",
    "确认期已过而未确认的工坊（C03）超过有效工坊（W01）三成的，请说明原因和打算。",
    lambda facts: share_beyond(facts, "C03", ("W01",), share=Decimal("0.3"), least=5, advice="请说明原因和打算。"),
    needs=("C03", "W01"),
)
