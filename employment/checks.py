"""What is wrong with a spell of employment as stated, whoever states it: form, workbook or API. Pure.

Each fault names the field: (key, reason in Chinese).
"""

import datetime
from collections.abc import Iterator

from workshops.people.identity import age_on

WORKING_AGE = 16
"""Nobody younger may be employed (禁止使用童工规定)."""
AGE_MAX = 100
FIRST_DAY = datetime.date(2000, 1, 1)
FOREVER = datetime.date.max
Fault = tuple[str, str]
Days = tuple[datetime.date, datetime.date | None]
"""A period: its first and its last day, ``None`` while it goes on."""


def overlap(one: Days, other: Days) -> bool:
    """Whether two periods, last days included, share a day."""
    return one[0] <= (other[1] or FOREVER) and other[0] <= (one[1] or FOREVER)


def spell_faults(
    *,
    born: datetime.date | None,
    started_on: datetime.date | None,
    ended_on: datetime.date | None,
    today: datetime.date,
) -> Iterator[Fault]:
    """Days that can't be: in the future, in the wrong order, before working age. None is what can't be read."""
    if started_on is None:
        return
    if started_on > today:
        yield "started_on", f"开始日期（{started_on}）不能晚于今天"
    elif started_on < FIRST_DAY:
        yield "started_on", f"开始日期（{started_on}）过早，请核对"
    if ended_on is not None and ended_on < started_on:
        yield "ended_on", f"结束日期（{ended_on}）不能早于开始日期（{started_on}）"
    elif ended_on is not None and ended_on > today:
        yield "ended_on", f"结束日期（{ended_on}）不能晚于今天；仍在就业的请空着"
    if born is None or started_on > today:
        return
    if born > started_on or age_on(born, started_on) < WORKING_AGE:
        yield "identity", f"开始日期时未满 {WORKING_AGE} 周岁，不得用工，请核对身份证号码和开始日期"
    elif age_on(born, started_on) > AGE_MAX:
        yield "identity", f"开始日期时已超过 {AGE_MAX} 周岁，请核对身份证号码"
