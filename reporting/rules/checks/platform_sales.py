from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import parts_beyond

CHECK = Check(
    "R204",
    "网络平台销售额不大于销售额",
    "网络平台销售额（S05）是销售额（S04）的一部分，不能更大。",
    lambda facts: parts_beyond(facts, (("S05", "S04"),)),
    impossible=True,
)
