"""What may happen to an application for an event, and who may do it: one table, pure.

Buttons, the API's ``allowed_actions``, the queue of what waits, the only writer and the test matrix read ``TABLE``.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """As ``EventApplicationStatus`` stores them."""

    SUBMITTED = "submitted"
    RECOMMENDED = "recommended"
    ADMITTED = "admitted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    RECOMMEND = "recommend"
    ADMIT = "admit"
    ASSIGN = "assign"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REPORT = "report"


LABELS = {
    Action.RECOMMEND: "推荐",
    Action.ADMIT: "确定参展",
    Action.ASSIGN: "调整展位号",
    Action.DECLINE: "不予入选",
    Action.WITHDRAW: "撤回报名",
    Action.REPORT: "填报参展成效",
}
APPLY = "apply"
"""The first step; it makes the application."""
STEP_LABELS = {APPLY: "报名"} | {str(action): label for action, label in LABELS.items()}
OF_WORKSHOP = frozenset({APPLY, Action.WITHDRAW, Action.REPORT})
"""The workshop's own steps: taken by an office they are taken in its stead (代工坊), and said to be."""
IN_STEAD = "代工坊"


class Role(StrEnum):
    WORKSHOP = "workshop"
    """The workshop's leader."""
    COUNTY = "county"
    """Culture office of the workshop's certifying region."""
    ORGANISER = "organiser"
    """Culture office that gives out the places: see ``organiser_of``."""


ROLE_LABELS = {
    Role.WORKSHOP: "工坊带头人",
    Role.COUNTY: "工坊所在县的文化和旅游部门",
    Role.ORGANISER: "分配展位的文化和旅游部门",
}


class Phase(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    CANCELLED = "cancelled"


def phase_of(held_from: datetime.date, held_to: datetime.date, *, cancelled: bool, today: datetime.date) -> Phase:
    """Both days of the event belong to it."""
    if cancelled:
        return Phase.CANCELLED
    if today < held_from:
        return Phase.BEFORE
    return Phase.DURING if today <= held_to else Phase.AFTER


NOT_OVER = frozenset({Phase.BEFORE, Phase.DURING})
AHEAD = frozenset({Phase.BEFORE})
OVER = frozenset({Phase.AFTER})
EVER = frozenset(Phase)
"""What nobody answered in time is answered all the same: it doesn't stay open for ever."""


@dataclass(frozen=True, slots=True)
class Transition:
    """``awaited``: who is waited for, so that it stands in that role's queue; ``fresh_eyes``: not by the person who
    applied for the workshop in its stead."""

    source: State
    action: Action
    target: State
    roles: frozenset[Role]
    phases: frozenset[Phase]
    awaited: Role | None = None
    fresh_eyes: bool = False


def _row(
    source: State, action: Action, target: State, roles: Iterable[Role], phases: frozenset[Phase],
    awaited: Role | None = None, *, fresh_eyes: bool = False,
) -> Transition:  # fmt: skip
    return Transition(source, action, target, frozenset(roles), phases, awaited, fresh_eyes)


STEAD = (Role.WORKSHOP, Role.COUNTY)
"""The leader, and the county in the workshop's stead."""
TABLE: tuple[Transition, ...] = (
    _row(State.SUBMITTED, Action.RECOMMEND, State.RECOMMENDED, [Role.COUNTY], NOT_OVER, Role.COUNTY, fresh_eyes=True),
    _row(State.SUBMITTED, Action.DECLINE, State.DECLINED, [Role.COUNTY], EVER),
    _row(State.SUBMITTED, Action.WITHDRAW, State.WITHDRAWN, STEAD, AHEAD),
    _row(State.RECOMMENDED, Action.ADMIT, State.ADMITTED, [Role.ORGANISER], NOT_OVER, Role.ORGANISER, fresh_eyes=True),
    _row(State.RECOMMENDED, Action.DECLINE, State.DECLINED, [Role.ORGANISER], EVER),
    _row(State.RECOMMENDED, Action.WITHDRAW, State.WITHDRAWN, STEAD, AHEAD),
    _row(State.ADMITTED, Action.ASSIGN, State.ADMITTED, [Role.ORGANISER], NOT_OVER),
    _row(State.ADMITTED, Action.WITHDRAW, State.WITHDRAWN, STEAD, AHEAD),
    _row(State.ADMITTED, Action.REPORT, State.ADMITTED, STEAD, OVER, Role.WORKSHOP),
)

NEEDS_FORCE = frozenset({Action.RECOMMEND, Action.ADMIT})
"""Only of workshops whose certification is in force at that moment."""


def allowed(state: str, phase: Phase, roles: Iterable[Role], *, applied: bool = False) -> list[Action]:
    """The actions that who plays the roles, and ``applied`` or did not, may take now, in the order of the table."""
    mine = set(roles)
    rows = (row for row in TABLE if row.source == state and phase in row.phases and row.roles & mine)
    return [row.action for row in rows if not (row.fresh_eyes and applied)]


def find(state: str, action: str, phase: Phase) -> Transition | None:
    """The row of the table, whoever asks."""
    rows = (row for row in TABLE if row.source == state and row.action == action and phase in row.phases)
    return next(rows, None)


def actors(action: str) -> set[Role]:
    """Who may take the action at some time."""
    return {role for row in TABLE if row.action == action for role in row.roles}


def awaited(role: Role) -> list[Transition]:
    """What the role is waited for."""
    return [row for row in TABLE if row.awaited == role]


def organiser_of(host: str | None, province: str, *, has_quota: bool) -> str | None:
    """Code of the region whose culture office gives a workshop of the province its place; ``None``: the ministry.

    ``host``: region of the event. At a national event a province fills the places allotted to it by itself.
    """
    if host is not None:
        return host
    return province if has_quota else None
