"""The workshop has said, or was found, not to produce."""

from .base import CLOSED, CULTURE, NOTICE, PRODUCING, SERIOUS, STOPPED, Facts, Found, Signal, day

QUARTERS_SERIOUS = 2
WORDS = {STOPPED: "停产", CLOSED: "歇业"}


def find(facts: Facts) -> Found | None:
    if not facts.check_ins or facts.check_ins[0].status == PRODUCING:
        return None
    last = facts.check_ins[0]
    run = 0
    for each in facts.check_ins:
        if each.status == PRODUCING:
            break
        run += 1
    grave = last.status == CLOSED or run >= QUARTERS_SERIOUS
    said = {"survival": WORDS[last.status], "quarter": last.quarter.label, "since": day(last.since), "quarters": run}
    return Found(SERIOUS if grave else NOTICE, said)


SIGNAL = Signal(
    "stopped",
    "停产或歇业",
    CULTURE,
    f"最近一次报告的生产状况为停产或歇业；歇业，或连续 {QUARTERS_SERIOUS} 个季度未生产的为严重。",
    {"survival": "生产状况", "quarter": "报告季度", "since": "起始日期", "quarters": "连续报告次数（次）"},
    find,
)
