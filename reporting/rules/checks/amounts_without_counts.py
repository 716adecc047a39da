from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

PAIRS = (("T07", "T08"), ("S03", "S02"), ("G08", "G07"))

CHECK = Check(
    "R403",
    "有金额就有人次、笔数",
    "发放补贴、订单、结对帮扶资金有金额的，享受人次、订单笔数、活动次数不能为0。",
    lambda facts: one_without_other(facts, PAIRS),
    impossible=True,
)
