from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

PAIRS = (("S05", "S06"), ("S06", "S05"))

CHECK = Check(
    "R407",
    "网店与网络平台销售额",
    "有网络平台销售额而没有在营网店，或有在营网店而没有网络平台销售额的，请核对或说明。",
    lambda facts: one_without_other(facts, PAIRS),
)
