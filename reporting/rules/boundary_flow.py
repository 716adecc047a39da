"""What may happen to a change of divisions, and who may do it. Pure.

Two officials of the ministry's culture department: one enters it, another one reviews it. Nobody applies it: the day
does.
"""

from dataclasses import dataclass

DRAFT, REVIEWED, APPLIED, DROPPED = "draft", "reviewed", "applied", "dropped"
EDIT, REVIEW, SEND_BACK, DROP, ASSIGN, APPLY = "edit", "review", "send_back", "drop", "assign", "apply"
OFFICIAL, OTHER = "official", "other"
"""Any official of the ministry; one who did not enter it."""

TABLE = (
    (DRAFT, EDIT, DRAFT, OFFICIAL),
    (DRAFT, ASSIGN, DRAFT, OFFICIAL),
    (DRAFT, REVIEW, REVIEWED, OTHER),
    (DRAFT, DROP, DROPPED, OFFICIAL),
    (REVIEWED, ASSIGN, REVIEWED, OFFICIAL),
    (REVIEWED, SEND_BACK, DRAFT, OFFICIAL),
    (REVIEWED, APPLY, APPLIED, OFFICIAL),
)
LABELS = {
    EDIT: "修改", REVIEW: "审核通过", SEND_BACK: "退回修改", DROP: "作废", ASSIGN: "分配工坊", APPLY: "立即执行",
}  # fmt: skip
NEEDS_REASON = frozenset({SEND_BACK, DROP})


@dataclass(frozen=True, slots=True)
class Facts:
    status: str
    is_official: bool
    entered_it: bool = False
    has_splits: bool = False
    """An old division goes to several: its workshops are to be assigned."""
    is_due: bool = False
    """The day has come."""


def target(action: str, facts: Facts) -> str | None:
    """The status after the step; None where it can't be taken."""
    for source, name, after, role in TABLE:
        if source == facts.status and name == action and facts.is_official:
            return None if role == OTHER and facts.entered_it else after
    return None


def allowed_actions(facts: Facts) -> list[str]:
    """In the order of the table."""
    held = {ASSIGN: facts.has_splits, APPLY: facts.is_due}
    return [
        name for source, name, _, _ in TABLE
        if source == facts.status and target(name, facts) and held.get(name, True)
    ]  # fmt: skip
