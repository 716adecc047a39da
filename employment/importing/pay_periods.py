"""The month or quarter that a cell names, in the spellings people use. Pure."""

import datetime
import re

MONTH = re.compile(r"(\d{4})(?:[年./-](\d{1,2})月?(?:[./-]?0?1日?)?|(\d{2}))")
QUARTER = re.compile(r"(\d{4})年?[第Qq-]?([1-4一二三四])(?:季度|季)?")
CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}
MONTHLY, QUARTERLY = "month", "quarter"


def read_period(text: str) -> tuple[str, datetime.date] | None:
    """``2025-03``, ``2025年3月``, ``202503`` → ("month", 1 March); ``2025年第1季度``, ``2025Q1`` → ("quarter", …).

    ``None`` for what is neither. A first day of a month, as Excel makes of a month, is that month.
    """
    text = "".join(text.split())
    if "季" in text or "Q" in text.upper():
        match = QUARTER.fullmatch(text)
        if match is None:
            return None
        number = CHINESE.get(match[2]) or int(match[2])
        return QUARTERLY, datetime.date(int(match[1]), 3 * number - 2, 1)
    match = MONTH.fullmatch(text)
    if match is None:
        return None
    month = int(match[2] or match[3])
    return (MONTHLY, datetime.date(int(match[1]), month, 1)) if 1 <= month <= 12 and int(match[1]) >= 2000 else None
