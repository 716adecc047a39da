from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import parts_beyond

PARTS = ("P03", "P04", "P05", "P06", "P07", "P08", "P12", "P13")

CHECK = Check(
    "R205",
    "各类人员不多于直接吸纳就业人数",
    "各就业形式、各申报类别、名单在册未申报和女性（P03—P08、P12、P13）都是直接吸纳就业人数（P01）的一部分，不能更多。",
    lambda facts: parts_beyond(facts, ((part, "P01") for part in PARTS)),
    impossible=True,
)
