"""What may happen to a return (报表) next, and who may do it: one table, pure (rules.md §6).

Buttons, the API's ``allowed_actions``, ``actions.returns.advance`` and the test matrix are made from ``TABLE``.
The words are those of ``models.return_choices``; a test holds them equal.
"""

from dataclasses import dataclass

from reporting.rules.steps import Fault, allowed, pick

COUNTY, PREFECTURE, PROVINCE, NATION = "county", "prefecture", "province", "nation"
"""Levels of a return: a county's (any certifying region's) own, and those that gather for the divisions above."""
OPEN, DRAFT, SUBMITTED, PASSED, RETURNED, ACCEPTED, REPORTED, RECEIVED, CONCLUDED, CANCELLED = (
    "open", "draft", "submitted", "passed", "returned", "accepted", "reported", "received", "concluded", "cancelled",
)  # fmt: skip
GENERATE, FILL, SUBMIT, PASS, ACCEPT, RETURN, REPORT, RECEIVE, CONCLUDE, REOPEN = (
    "generate", "fill", "submit", "pass", "accept", "return", "report", "receive", "conclude", "reopen",
)  # fmt: skip
PREPARER, SIGNER, ABOVE_PREFECTURE, ABOVE_PROVINCE, MINISTRY, WITH_PROVINCE = (
    "preparer", "signer", "above_prefecture", "above_province", "ministry", "with_province",
)  # fmt: skip
"""``PREPARER`` and ``SIGNER`` are clerk and approver of the return's own culture office (one official, above the
county). ``WITH_PROVINCE`` is nobody: the step follows the province's own."""


@dataclass(frozen=True, slots=True)
class Transition:
    """``decides``: not by who prepared. ``prefecture``: only where there is (not) one between county and province."""

    levels: tuple[str, ...]
    source: str
    action: str
    target: str
    role: str
    decides: bool = False
    prefecture: bool | None = None


def _rows(*rows: tuple) -> tuple[Transition, ...]:
    return tuple(Transition(*row) for row in rows)


ALL, GATHERED = (COUNTY, PREFECTURE, PROVINCE, NATION), (COUNTY, PREFECTURE)

TABLE = _rows(
    (ALL, OPEN, GENERATE, DRAFT, PREPARER),
    (ALL, DRAFT, GENERATE, DRAFT, PREPARER),
    (ALL, DRAFT, FILL, DRAFT, PREPARER),
    (ALL, RETURNED, GENERATE, DRAFT, PREPARER),
    (ALL, RETURNED, FILL, DRAFT, PREPARER),
    (GATHERED, DRAFT, SUBMIT, SUBMITTED, SIGNER, True),
    ((COUNTY,), SUBMITTED, PASS, PASSED, ABOVE_PREFECTURE, False, True),
    ((COUNTY,), SUBMITTED, RETURN, RETURNED, ABOVE_PREFECTURE, False, True),
    ((COUNTY,), SUBMITTED, ACCEPT, ACCEPTED, ABOVE_PROVINCE, False, False),
    ((COUNTY,), SUBMITTED, RETURN, RETURNED, ABOVE_PROVINCE, False, False),
    ((COUNTY,), PASSED, ACCEPT, ACCEPTED, ABOVE_PROVINCE),
    ((COUNTY,), PASSED, RETURN, RETURNED, ABOVE_PROVINCE),
    ((PREFECTURE,), SUBMITTED, ACCEPT, ACCEPTED, ABOVE_PROVINCE),
    ((PREFECTURE,), SUBMITTED, RETURN, RETURNED, ABOVE_PROVINCE),
    (GATHERED, ACCEPTED, REPORT, REPORTED, WITH_PROVINCE),
    (GATHERED, ACCEPTED, REOPEN, RETURNED, ABOVE_PROVINCE),
    (GATHERED, ACCEPTED, REOPEN, RETURNED, MINISTRY),
    (GATHERED, REPORTED, REOPEN, RETURNED, ABOVE_PROVINCE),
    (GATHERED, REPORTED, REOPEN, RETURNED, MINISTRY),
    ((PROVINCE,), DRAFT, REPORT, REPORTED, SIGNER, True),
    ((PROVINCE,), REPORTED, RECEIVE, RECEIVED, MINISTRY),
    ((PROVINCE,), REPORTED, RETURN, RETURNED, MINISTRY),
    ((PROVINCE,), RECEIVED, REOPEN, RETURNED, MINISTRY),
    ((NATION,), DRAFT, CONCLUDE, CONCLUDED, SIGNER, True),
    ((NATION,), CONCLUDED, REOPEN, RETURNED, MINISTRY),
)
SENDS = frozenset({SUBMIT, REPORT, CONCLUDE})
"""Steps by which the office answers for its return: complete, without impossible figures, the others explained."""
FREEZES = frozenset({ACCEPT, REPORT, CONCLUDE})
"""Steps that freeze the figures and the rows behind them, where somebody takes them."""
SENT = frozenset({SUBMITTED, PASSED, ACCEPTED, REPORTED, RECEIVED, CONCLUDED})
DONE = frozenset({ACCEPTED, REPORTED, RECEIVED, CONCLUDED})
"""Frozen figures stand for the return."""
IN_WORK = frozenset({OPEN, DRAFT, RETURNED})
"""It lies with its own office. ``CANCELLED`` is in none of these: with its period it is out of the way."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table is asked about. ``roles``: those that the user holds for this return."""

    level: str
    status: str
    roles: frozenset[str]
    has_prefecture: bool = False
    """Of a county's: a culture office stands between it and the province."""
    prepared_it: bool = False
    """The user prepared, as a clerk, what is to be sent."""


def row_for(action: str, facts: Facts) -> Transition | Fault:
    """The row of the table that the step takes, or why it can't be taken."""
    row = pick(_rows_at(facts), action, facts.roles)
    if isinstance(row, Fault):
        return row
    if row.decides and facts.prepared_it:
        return Fault("same_person", "经办人不能审核报送自己填报的报表，请由另一人办理。")
    return row


def allowed_actions(facts: Facts) -> list[str]:
    """In the order of the table."""
    return allowed(_rows_at(facts), lambda action: row_for(action, facts))


def _rows_at(facts: Facts) -> list[Transition]:
    return [
        row
        for row in TABLE
        if row.source == facts.status and facts.level in row.levels and row.prefecture in (None, facts.has_prefecture)
    ]
