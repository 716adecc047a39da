"""What the nightly task has to do about one workshop's flags: found against standing, pure (docs/adr/0046).

Asked again after its steps were taken it gives none: the task may run as often as it likes.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reporting.rules import flag_flow as flow
from reporting.rules.signals.base import NOTICE, SERIOUS, Found, Value

GRAVITY = {NOTICE: 0, SERIOUS: 1}
REFRESH = "refresh"
"""No step: only the facts shown are brought up to date."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A flag not closed, as its row says."""

    signal: str
    status: str
    severity: str
    level: str
    acted_on: datetime.date
    facts: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Step:
    """``found`` is None where the facts are gone; ``level`` is that of the flag after the step."""

    signal: str
    action: str
    found: Found | None
    level: str = flow.COUNTY


def steps(
    found: dict[str, Found], flags: Iterable[Standing], today: datetime.date, levels: frozenset[str]
) -> list[Step]:
    """``levels``: those above the county that the tree has there."""
    standing = {flag.signal: flag for flag in flags}
    made = [Step(code, flow.RAISE, each) for code, each in found.items() if code not in standing]
    for code, flag in standing.items():
        if step := _step(flag, found.get(code), today, levels):
            made.append(step)
    return made


def _step(flag: Standing, found: Found | None, today: datetime.date, levels: frozenset[str]) -> Step | None:
    if found is None:
        return Step(flag.signal, flow.CLEAR, None, flag.level)
    worse = GRAVITY[found.severity] > GRAVITY[flag.severity]
    if flow.recalls(flag.status, flag.acted_on, today, worse=worse):
        return Step(flag.signal, flow.RECALL, found)
    above = flow.level_above(flag.level, levels)
    if above and flow.escalates(flag.status, flag.acted_on, today):
        return Step(flag.signal, flow.ESCALATE, found, above)
    if (found.severity, found.facts) != (flag.severity, flag.facts):
        return Step(flag.signal, REFRESH, found, flag.level)
    return None
