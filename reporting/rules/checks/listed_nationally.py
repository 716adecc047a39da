from reporting.rules.checks.base import Check
from reporting.rules.checks.comparing import parts_beyond

CHECK = Check(
    "R203",
    "国家级目录产品不多于目录产品",
    "列入国家级产品目录的产品（K02）是目录产品（K01）的一部分，不能更多。",
    lambda facts: parts_beyond(facts, (("K02", "K01"),)),
    impossible=True,
)
