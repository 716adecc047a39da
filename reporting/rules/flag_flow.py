"""What may happen to a flag (跟踪提示) next, and who may do it: one table, pure (docs/adr/0046).

Buttons, the API's ``allowed_actions``, ``actions.flags`` and the test matrix are made from ``TABLE``. The words are
those of ``models.monitoring_choices``; a test holds them equal. A flag is closed by the system alone, when the facts
that raised it are gone: nobody can say away what the data still say.
"""

import datetime
from dataclasses import dataclass

from reporting.rules.steps import Fault, Transition, allowed, pick, table

OPEN, HANDLED, CLOSED = "open", "handled", "closed"
RAISE, NORMAL, HELPED, PROBLEM, STOPPED, OTHER, FORWARD, NOTE, RETURN, ESCALATE, RECALL, CLEAR = (
    "raise", "normal", "helped", "problem", "stopped", "other", "forward", "note", "return", "escalate", "recall",
    "clear",
)  # fmt: skip
OUTCOMES = (NORMAL, HELPED, PROBLEM, STOPPED, OTHER)
"""What the owner found or did; it then stays under watch until the facts change."""
OWNER, ABOVE, SYSTEM = "owner", "above", "system"
"""The county's office that the signal belongs to, officials over it, and the nightly task."""
COUNTY, PREFECTURE, PROVINCE = "county", "prefecture", "province"

ESCALATE_DAYS = 30
"""Days without a step after which an open flag is put on the next higher list."""
RECALL_DAYS = 90
"""Days after an outcome when a flag whose facts still stand is opened again."""


TABLE = table(
    ("", RAISE, OPEN, SYSTEM),
    (OPEN, NORMAL, HANDLED, OWNER),
    (OPEN, HELPED, HANDLED, OWNER),
    (OPEN, PROBLEM, HANDLED, OWNER),
    (OPEN, STOPPED, HANDLED, OWNER),
    (OPEN, OTHER, HANDLED, OWNER),
    (OPEN, FORWARD, OPEN, OWNER),
    (OPEN, FORWARD, OPEN, SYSTEM),
    (OPEN, NOTE, OPEN, OWNER),
    (OPEN, NOTE, OPEN, ABOVE),
    (OPEN, ESCALATE, OPEN, SYSTEM),
    (OPEN, CLEAR, CLOSED, SYSTEM),
    (HANDLED, NOTE, HANDLED, OWNER),
    (HANDLED, NOTE, HANDLED, ABOVE),
    (HANDLED, RETURN, OPEN, ABOVE),
    (HANDLED, RECALL, OPEN, SYSTEM),
    (HANDLED, CLEAR, CLOSED, SYSTEM),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table is asked about. ``roles``: those that the user holds for this flag."""

    status: str
    roles: frozenset[str]
    may_raise_problem: bool = False
    """The user may raise a problem in the workshop's stead."""
    is_problem: bool = False
    """It is about a problem that lies unsettled: that isn't raised a second time."""
    may_check_in: bool = False
    """The user may enter a check-in in the leader's stead."""
    has_beside: bool = True
    """There is another department's office in the county."""


def row_for(action: str, facts: Facts) -> Transition | Fault:
    """The row of the table that the step takes, or why it can't be taken."""
    row = pick(_rows_in(facts), action, facts.roles)
    if isinstance(row, Fault):
        return row
    if action == PROBLEM and facts.is_problem:
        return Fault("is_problem", "提示的就是已反映的困难问题，请在原问题中办理。")
    if action == PROBLEM and not facts.may_raise_problem:
        return Fault("no_problem", "由县级文化和旅游部门代工坊反映困难问题，请先转办。")
    if action == STOPPED and not facts.may_check_in:
        return Fault("no_check_in", "停产由县级文化和旅游、人力资源社会保障部门确认，请先转办。")
    if action == FORWARD and not facts.has_beside:
        return Fault("no_such_office", "本县没有其他部门可以转办。")
    return row


def allowed_actions(facts: Facts) -> list[str]:
    """What people may do, in the order of the table."""
    return allowed(_rows_in(facts), lambda action: row_for(action, facts))


def _rows_in(facts: Facts) -> list[Transition]:
    return [row for row in TABLE if row.source == facts.status]


def level_above(level: str, levels: frozenset[str]) -> str | None:
    """The next list up of those that the tree has above the county (``levels``); None at the province's."""
    order = (COUNTY, PREFECTURE, PROVINCE)
    return next((each for each in order[order.index(level) + 1 :] if each in levels), None)


def escalates(status: str, acted_on: datetime.date, today: datetime.date) -> bool:
    """``acted_on``: the last step, the system's included, so that every list has its own thirty days."""
    return status == OPEN and (today - acted_on).days >= ESCALATE_DAYS


def recalls(status: str, acted_on: datetime.date, today: datetime.date, *, worse: bool) -> bool:
    """``worse``: the facts are graver than those that were looked into."""
    return status == HANDLED and (worse or (today - acted_on).days >= RECALL_DAYS)
