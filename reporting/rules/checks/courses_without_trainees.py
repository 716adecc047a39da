from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

PAIRS = (("T01", "T02"), ("T01", "T06"), ("T02", "T03"))

CHECK = Check(
    "R405",
    "培训班没有学员、课时或身份登记",
    "举办了培训班而没有学员或课时的，或有学员而都没有登记身份号码的，请补登或说明。",
    lambda facts: one_without_other(facts, PAIRS),
)
