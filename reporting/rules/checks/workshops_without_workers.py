from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

PAIRS = (("W01", "E01"), ("W01", "P01"))

CHECK = Check(
    "R406",
    "有工坊而没有就业人数",
    "有有效工坊而直接吸纳就业人数为0（申报数或逐人登记数）的，请核对或说明。",
    lambda facts: one_without_other(facts, PAIRS),
)
