from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

PAIRS = (("T08", "T07"), ("S02", "S03"))

CHECK = Check(
    "R404",
    "有人次、笔数而没有金额",
    "有享受补贴人次而补贴金额为0，或有订单而金额为0的，请核对或说明。",
    lambda facts: one_without_other(facts, PAIRS),
)
