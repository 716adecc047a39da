"""What may happen to a workshop's problem next, and who may do it: one table, pure.

Buttons, the API's ``allowed_actions``, ``actions.problems.advance`` and the test matrix are made from ``TABLE``.
The words are those of ``models.choices``; a test holds them equal.
"""

from dataclasses import dataclass

from reporting.rules.steps import Fault, Transition, allowed, pick, table

OPEN, IN_PROGRESS, SETTLED, CONFIRMED, REOPENED, CLOSED = (
    "open", "in_progress", "settled", "confirmed", "reopened", "closed",
)  # fmt: skip
TAKE, FORWARD, ESCALATE, SETTLE, CONFIRM, REOPEN, CLOSE, NOTE = (
    "take", "forward", "escalate", "settle", "confirm", "reopen", "close", "note",
)  # fmt: skip
OWN, HOLDER = "own", "holder"
"""The workshop's side (its leader; county culture where the leader has no account), and the office it lies with."""

DUE_DAYS = 30
"""Days to settle a problem, from when it was raised or reopened."""
DUE_DAYS_MAX = 90
"""The office that takes it may set another day, up to so many days from then."""
ANSWER_DAYS = 15
"""After so many days without the workshop's answer the office may close what it has settled."""


TABLE = table(
    (OPEN, TAKE, IN_PROGRESS, HOLDER),
    (OPEN, FORWARD, OPEN, HOLDER),
    (OPEN, NOTE, OPEN, OWN),
    (OPEN, NOTE, OPEN, HOLDER),
    (OPEN, CLOSE, CLOSED, OWN),
    (IN_PROGRESS, SETTLE, SETTLED, HOLDER),
    (IN_PROGRESS, FORWARD, OPEN, HOLDER),
    (IN_PROGRESS, ESCALATE, OPEN, HOLDER),
    (IN_PROGRESS, NOTE, IN_PROGRESS, OWN),
    (IN_PROGRESS, NOTE, IN_PROGRESS, HOLDER),
    (IN_PROGRESS, CLOSE, CLOSED, OWN),
    (SETTLED, CONFIRM, CONFIRMED, OWN),
    (SETTLED, REOPEN, REOPENED, OWN),
    (SETTLED, CLOSE, CLOSED, HOLDER),
    (REOPENED, TAKE, IN_PROGRESS, HOLDER),
    (REOPENED, FORWARD, OPEN, HOLDER),
    (REOPENED, NOTE, REOPENED, OWN),
    (REOPENED, NOTE, REOPENED, HOLDER),
    (REOPENED, CLOSE, CLOSED, OWN),
)
TELLS = {TAKE: OWN, FORWARD: HOLDER, ESCALATE: HOLDER, SETTLE: OWN, CONFIRM: HOLDER, REOPEN: HOLDER}
"""Who gets a notice of the step; of the others, the side that didn't take it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table is asked about. ``roles``: those that the user holds for this problem."""

    status: str
    roles: frozenset[str]
    has_above: bool = True
    """There is an office of the department above the one it lies with."""
    days_settled: int = 0
    settled_it: bool = False
    """The user is who settled it: then nobody confirms it in the workshop's stead."""


def row_for(action: str, facts: Facts) -> Transition | Fault:
    """The row of the table that the step takes, or why it can't be taken."""
    row = pick(_rows_in(facts), action, facts.roles)
    if isinstance(row, Fault):
        return row
    if action == ESCALATE and not facts.has_above:
        return Fault("no_level_above", "没有可以提请协调的上级部门。")
    if action == CLOSE and row.role == HOLDER and facts.days_settled < ANSWER_DAYS:
        return Fault("too_early", f"办结满 {ANSWER_DAYS} 天工坊仍未答复的，才能关闭。")
    if action == CONFIRM and facts.settled_it:
        return Fault("same_person", "不能确认本人办结的问题，请由另一人代工坊确认。")
    return row


def allowed_actions(facts: Facts) -> list[str]:
    """In the order of the table."""
    return allowed(_rows_in(facts), lambda action: row_for(action, facts))


def _rows_in(facts: Facts) -> list[Transition]:
    return [row for row in TABLE if row.source == facts.status]
