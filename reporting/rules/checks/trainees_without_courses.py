from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import one_without_other

CHECK = Check(
    "R402",
    "没有培训班就没有学员",
    "没有举办培训班（T01为0）的，培训人次、人数和结业人次（T02—T04）也应为0。",
    lambda facts: one_without_other(facts, ((code, "T01") for code in ("T02", "T03", "T04"))),
    impossible=True,
)
