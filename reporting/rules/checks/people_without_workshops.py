from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

COUNTED = ("E01", "E02", "E03", "E04", "E05", "P01", "P02")

CHECK = Check(
    "R401",
    "没有工坊就没有就业人数",
    "没有有效工坊（W01为0）的，直接吸纳、带动就业人数也应为0。",
    lambda facts: one_without_other(facts, ((code, "W01") for code in COUNTED)),
    impossible=True,
)
