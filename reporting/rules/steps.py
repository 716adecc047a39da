"""How a table of steps is asked: the shape that flags, problems, returns and sheets of surveys share. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Row(Protocol):
    """What every table has in a row, whatever more it has."""

    @property
    def action(self) -> str: ...
    @property
    def role(self) -> str: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Transition:
    source: str
    action: str
    target: str
    role: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a step can't be taken; without a message the action has one for the code."""

    code: str
    message: str = ""


def table(*rows: tuple[str, str, str, str]) -> tuple[Transition, ...]:
    return tuple(Transition(*row) for row in rows)


def pick(rows: Iterable[R], action: str, roles: frozenset[str]) -> R | Fault:
    """The first of the rows with the action that one of the roles may take. ``rows``: those of the state."""
    here = [row for row in rows if row.action == action]
    if not here:
        return Fault("wrong_state")
    return next((row for row in here if row.role in roles), Fault("wrong_role"))


def allowed(rows: Iterable[Row], ask: Callable[[str], object]) -> list[str]:
    """The actions of the rows that ``ask`` has no fault to find with, in the order of the table."""
    named = dict.fromkeys(row.action for row in rows)
    return [action for action in named if not isinstance(ask(action), Fault)]
