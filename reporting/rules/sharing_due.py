"""What the three departments owe each other, and when it is due: pure (notice art. 9; docs/adr/0046).

Two sorts: something that comes round (a list every quarter), and things that wait (opinions, entries), of which the
oldest says how late the office is. All of it is computed from what stands in the register; nobody types it.
"""

import datetime
from dataclasses import dataclass

from reporting.rules.check_in_term import quarter_of
from reporting.rules.return_periods import DAY

CULTURE, HRSS, RURAL = "culture", "hrss", "rural"
GRACE_DAYS = 15
"""Days after a quarter's end for what is owed of that quarter."""
YEARLY_DUE = (3, 31)
"""The year's list of 脱贫人口 is due on this day."""
LIBRARY_DAYS, MISMATCH_DAYS, CIRCULATION_DAYS = 30, 30, 10


@dataclass(frozen=True, slots=True)
class Duty:
    """``rule``: the due rule in words; ``to``: whom it serves. ``unit`` counts what waits ("" = it comes round)."""

    code: str
    name: str
    department: str
    to: str
    rule: str
    unit: str = ""


DUTIES = (
    Duty("poverty_list", "脱贫人口年度名单", RURAL, "文化和旅游、人力资源社会保障部门", "每年 3 月 31 日前更新"),
    Duty("monitored_list", "监测帮扶对象季度名单", RURAL, "文化和旅游、人力资源社会保障部门",
         f"每季度结束后 {GRACE_DAYS} 天内更新"),
    Duty("library", "项目库录入", RURAL, "工坊、文化和旅游部门", f"认定后 {LIBRARY_DAYS} 天内录入", "家"),
    Duty("mismatches", "从业人员类别核验差异", RURAL, "文化和旅游部门", f"发现后 {MISMATCH_DAYS} 天内办结", "件"),
    Duty("rural_opinions", "认定联审意见（乡村振兴）", RURAL, "文化和旅游部门", "联审期限内签署", "件"),
    Duty("benefits", "季度补贴发放登记", HRSS, "文化和旅游、乡村振兴部门", f"每季度结束后 {GRACE_DAYS} 天内登记"),
    Duty("hrss_opinions", "认定联审意见（人社）", HRSS, "文化和旅游部门", "联审期限内签署", "件"),
    Duty("confirmations", "年度确认审核", CULTURE, "工坊、人力资源社会保障和乡村振兴部门", "审核期限内办理", "件"),
    Duty("hrss_circulations", "报表通报签收（人社）", HRSS, "文化和旅游部门",
         f"通报后 {CIRCULATION_DAYS} 天内签收", "份"),
    Duty("rural_circulations", "报表通报签收（乡村振兴）", RURAL, "文化和旅游部门",
         f"通报后 {CIRCULATION_DAYS} 天内签收", "份"),
)  # fmt: skip
BY_CODE = {duty.code: duty for duty in DUTIES}
DAYS_AFTER = {
    "library": LIBRARY_DAYS,
    "mismatches": MISMATCH_DAYS,
    "hrss_circulations": CIRCULATION_DAYS,
    "rural_circulations": CIRCULATION_DAYS,
}
"""Of what waits: days from its beginning to its due day, where it has none of its own."""
ROUNDS = frozenset(duty.code for duty in DUTIES if not duty.unit)


@dataclass(frozen=True, slots=True)
class Owed:
    """How an office stands with a duty. ``due_on``: of what is owed now (the oldest that waits); None: nothing is.
    ``days_late`` counts from the day after."""

    waiting: int
    due_on: datetime.date | None
    done_on: datetime.date | None
    days_late: int = 0

    @property
    def is_late(self) -> bool:
        return self.days_late > 0


def round_of(code: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """(from when an update counts, due day) of the round that fell due last."""
    if code == "poverty_list":
        due = datetime.date(today.year, *YEARLY_DUE)
        if today <= due:
            due = datetime.date(today.year - 1, *YEARLY_DUE)
        return datetime.date(due.year, 1, 1), due
    quarter = quarter_of(today).previous
    if today <= quarter.last + GRACE_DAYS * DAY:
        quarter = quarter.previous
    # A list is of its quarter from the quarter's last month on; a benefit may be registered as soon as it is paid.
    since = quarter.last.replace(day=1) if code == "monitored_list" else quarter.first
    return since, quarter.last + GRACE_DAYS * DAY


def next_due(code: str, today: datetime.date) -> datetime.date:
    """The due day of the round that goes on."""
    if code == "poverty_list":
        due = datetime.date(today.year, *YEARLY_DUE)
        return due if today <= due else datetime.date(today.year + 1, *YEARLY_DUE)
    quarter = quarter_of(today)
    last = quarter.previous.last + GRACE_DAYS * DAY
    return last if today <= last else quarter.last + GRACE_DAYS * DAY


def of_round(code: str, done_on: datetime.date | None, today: datetime.date) -> Owed:
    """Of a duty that comes round; ``done_on``: when the office last did it."""
    since, due = round_of(code, today)
    if done_on is None or done_on < since:
        return Owed(1, due, done_on, (today - due).days)
    return Owed(0, next_due(code, today), done_on)


def of_waiting(waiting: int, due_on: datetime.date | None, done_on: datetime.date | None, today: datetime.date) -> Owed:
    """Of things that wait; ``due_on``: the earliest day by which one of them is due."""
    late = max(0, (today - due_on).days) if waiting and due_on else 0
    return Owed(waiting, due_on if waiting else None, done_on, late)
