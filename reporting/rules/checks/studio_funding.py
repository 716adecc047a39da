from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

CHECK = Check(
    "R408",
    "工作室资金与工作室",
    "给予了技能大师工作室资金（L04）而统计期末没有有效工作室（L03）的，请核对或说明。",
    lambda facts: one_without_other(facts, (("L04", "L03"),)),
)
