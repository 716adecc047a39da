"""Counting a return: its figures and the rows behind them, each from the other."""

import datetime
from dataclasses import dataclass

from reporting.models import Return
from reporting.queries.evidence import EvidenceRow, figures_of, rows_behind
from reporting.queries.returns import as_text, basis_of
from workshops.access import clock


@dataclass(frozen=True, slots=True)
class Counted:
    known_at: datetime.datetime
    rows: list[EvidenceRow]
    figures: dict[str, str]


def counted(filed: Return, known_at: datetime.datetime | None = None) -> Counted:
    """As known at the instant, now where none is given. Within ``one_snapshot``, so that the figures agree among
    themselves; that they agree with the rows is certain, for they are made of them."""
    codes, instant = tuple(filed.period.codes), known_at or clock.now()
    rows = rows_behind(codes, basis_of(filed, instant), filed.region)
    return Counted(instant, rows, as_text(figures_of(rows, codes)))
