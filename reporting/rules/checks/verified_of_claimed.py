from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import parts_beyond

PAIRS = (("P09", "P06"), ("P10", "P07"), ("P11", "P08"))

CHECK = Check(
    "R207",
    "经核验的不多于申报的",
    "申报并经核验的人数（P09—P11）不能多于同一类别申报的人数（P06—P08）。",
    lambda facts: parts_beyond(facts, PAIRS),
    impossible=True,
)
