"""When a right that ends is shown and reminded of: pure. `ends` is its last day."""

import datetime

STAGES = (180, 90, 30, 0)
"""Days before the last day on which leader and county are reminded; 0: on the day itself."""
HORIZON = datetime.timedelta(days=STAGES[0])
RENEWING = {
    "trademark": "商标期满前十二个月内可以办理续展，期满后另有六个月宽展期，逾期注销。已续展的，请更正有效期。",
    "patent": "专利权期满终止，不能续展；期满前请按时缴纳年费。有效期登记有误的，请更正。",
    "copyright": "请核对著作权保护期限；有效期登记有误的，请更正。",
    "geographical_indication": "请按规定办理续展或续期；已办理的，请更正有效期。",
}
"""What is to be done about a kind of right."""


def due_stage(ends: datetime.date, day: datetime.date) -> int | None:
    """The stage that the day lies in, which is the only one still worth sending; None before the first."""
    left = (ends - day).days
    return min((stage for stage in STAGES if left <= stage), default=None)


def band(ends: datetime.date | None, day: datetime.date) -> str:
    """ "over", "d30", "d90", "d180", or "" for what has no term or longer to go."""
    if ends is None:
        return ""
    if ends < day:
        return "over"
    stage = due_stage(ends, day)
    return "" if stage is None else f"d{stage or 30}"
