from decimal import Decimal

from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import jumps

CHECK = Check(
    "R501",
    "与上期相比",
    "比上期增长超过50%或下降超过50%的，请核对或说明；基数和变化很小的不问。",
    lambda facts: jumps(facts.values, facts.previous or {}, up=Decimal("1.5"), when="上期"),
)
