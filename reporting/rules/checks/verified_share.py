from collections.abc import Iterator

from reporting.rules.checks.base import Check, Facts, Found, percent, plain, say

CLAIMED, VERIFIED = ("P06", "P07", "P08"), ("P09", "P10", "P11")
LEAST = 20


def _find(facts: Facts) -> Iterator[Found]:
    claimed, verified = facts.total(*CLAIMED), facts.total(*VERIFIED)
    if claimed >= LEAST and verified * 2 < claimed:
        message = (
            f"{say(facts, *VERIFIED)}，合计{plain(verified)}人，"
            f"仅占{say(facts, *CLAIMED)}之和的{percent(verified, claimed)}，请核对名单或说明。"
        )
        yield (*CLAIMED, *VERIFIED), message


CHECK = Check(
    "R310",
    "核验的比例",
    "申报的帮扶类别人数（P06—P08）中经名单核验的（P09—P11）不到一半的，请核对名单或说明。",
    _find,
    needs=(*CLAIMED, *VERIFIED),
)
