from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import parts_beyond

PAIRS = (("T03", "T02"), ("T04", "T02"))

CHECK = Check(
    "R208",
    "培训人数和结业人次不多于培训人次",
    "培训人数（T03）、合格结业人次（T04）不能多于培训人次（T02）。",
    lambda facts: parts_beyond(facts, PAIRS),
    impossible=True,
)
