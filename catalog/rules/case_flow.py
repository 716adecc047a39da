"""What may happen next to an exemplary case, and who may do it (notice art. 8): one transition table, pure.

Buttons, the API's `allowed_actions` and the test matrix are made from `TABLE`; `catalog.actions.cases.advance` asks
`find` and is the only writer of a case's status.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """The values of `catalog.models.CaseStatus`."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    NOMINATED = "nominated"
    RETURNED = "returned"
    RECOMMENDED = "recommended"
    SELECTED = "selected"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    SUBMIT = "submit"
    NOMINATE = "nominate"
    RETURN = "return"
    RECOMMEND = "recommend"
    SELECT = "select"
    PUBLISH = "publish"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class Role(StrEnum):
    """`AUTHOR`: the side that drafted the case, so the leader, or the staff of the county's culture office."""

    AUTHOR = "author"
    COUNTY = "county"
    PROVINCE = "province"
    MINISTRY = "ministry"


LABELS = {
    Action.SUBMIT: "提交县级推选",
    Action.NOMINATE: "申报",
    Action.RETURN: "退回修改",
    Action.RECOMMEND: "推荐",
    Action.SELECT: "入选",
    Action.PUBLISH: "发布",
    Action.DECLINE: "不予入选",
    Action.WITHDRAW: "撤回",
}
WHO = {
    Role.AUTHOR: "起草的带头人或县级文化和旅游部门",
    Role.COUNTY: "县级文化和旅游部门审核人员",
    Role.PROVINCE: "省级文化和旅游部门",
    Role.MINISTRY: "文化和旅游部",
}
EDITABLE = frozenset({State.DRAFT, State.RETURNED})
OPEN = frozenset(
    {State.DRAFT, State.SUBMITTED, State.NOMINATED, State.RETURNED, State.RECOMMENDED, State.SELECTED}
)  # fmt: skip
REASONED = frozenset({Action.RETURN, Action.DECLINE, Action.WITHDRAW})
"""Actions that need a reason, but for an author who takes back what nobody has yet nominated."""
IN_FORCE_ONLY = frozenset({Action.SUBMIT, Action.NOMINATE, Action.RECOMMEND, Action.SELECT, Action.PUBLISH})
"""Actions for workshops whose status is in force; the way back is open to all."""


@dataclass(frozen=True, slots=True)
class Transition:
    """`fresh_eyes`: not by the person who drafted the case (clerk ≠ approver)."""

    source: State
    action: Action
    target: State
    role: Role
    fresh_eyes: bool = False


def _rows(*rows: tuple[Any, ...]) -> tuple[Transition, ...]:
    return tuple(Transition(*row) for row in rows)


TABLE = _rows(
    (State.DRAFT, Action.SUBMIT, State.SUBMITTED, Role.AUTHOR),
    (State.RETURNED, Action.SUBMIT, State.SUBMITTED, Role.AUTHOR),
    (State.SUBMITTED, Action.NOMINATE, State.NOMINATED, Role.COUNTY, True),
    (State.SUBMITTED, Action.RETURN, State.RETURNED, Role.COUNTY),
    (State.NOMINATED, Action.RECOMMEND, State.RECOMMENDED, Role.PROVINCE),
    (State.NOMINATED, Action.RETURN, State.RETURNED, Role.PROVINCE),
    (State.NOMINATED, Action.DECLINE, State.DECLINED, Role.PROVINCE),
    (State.RECOMMENDED, Action.SELECT, State.SELECTED, Role.MINISTRY),
    (State.RECOMMENDED, Action.DECLINE, State.DECLINED, Role.MINISTRY),
    (State.SELECTED, Action.PUBLISH, State.PUBLISHED, Role.MINISTRY),
    (State.SELECTED, Action.DECLINE, State.DECLINED, Role.MINISTRY),
    (State.DRAFT, Action.WITHDRAW, State.WITHDRAWN, Role.AUTHOR),
    (State.RETURNED, Action.WITHDRAW, State.WITHDRAWN, Role.AUTHOR),
    (State.SUBMITTED, Action.WITHDRAW, State.WITHDRAWN, Role.AUTHOR),
    (State.NOMINATED, Action.WITHDRAW, State.WITHDRAWN, Role.COUNTY),
    (State.RECOMMENDED, Action.WITHDRAW, State.WITHDRAWN, Role.PROVINCE),
    (State.PUBLISHED, Action.WITHDRAW, State.WITHDRAWN, Role.MINISTRY),
)


class NotAllowed(Exception):
    """`code`: `wrong_state`, `wrong_role` or `same_person`; `message` in Chinese."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code, self.message = code, message


def find(state: str, action: str, roles: Collection[str], *, drafted: bool) -> Transition:
    """The row that applies to who plays the roles and, where `drafted`, wrote the case; else raises `NotAllowed`."""
    here = [row for row in TABLE if row.source == state and row.action == action]
    if not here:
        raise NotAllowed("wrong_state", f"案例现在的办理状态不能{LABELS[Action(action)]}。")
    mine = [row for row in here if row.role in roles]
    if not mine:
        who = "或".join(WHO[row.role] for row in here)
        raise NotAllowed("wrong_role", f"{LABELS[Action(action)]}须由{who}办理。")
    if all(row.fresh_eyes and drafted for row in mine):
        raise NotAllowed("same_person", "起草案例的人不能审核申报，请由另一人办理。")
    return next(row for row in mine if not (row.fresh_eyes and drafted))


def allowed(state: str, roles: Collection[str], *, drafted: bool) -> list[Action]:
    """Actions that are open now to who plays the roles, in the table's order."""
    rows = (row for row in TABLE if row.source == state and row.role in roles)
    return list(dict.fromkeys(row.action for row in rows if not (row.fresh_eyes and drafted)))


def needs_reason(row: Transition) -> bool:
    """Whoever else is concerned is owed one."""
    return row.action in REASONED and row.role != Role.AUTHOR
