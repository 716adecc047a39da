"""The way of a leader to a title: which stage may follow which, and what is late; pure.

One table: the buttons, the refusals and the board come from it.
"""

import datetime

IDENTIFIED, TRAINING, RECOMMENDED = "identified", "training", "recommended"
UNDER_REVIEW, GRANTED, STOPPED = "under_review", "granted", "stopped"
OPEN = (IDENTIFIED, TRAINING, RECOMMENDED, UNDER_REVIEW)
"""In their order; the others are the end."""
OVER = (GRANTED, STOPPED)
# Refused a recommendation or a title, the leader goes back into training.
MOVES: dict[str, tuple[str, ...]] = {
    IDENTIFIED: (TRAINING, STOPPED),
    TRAINING: (RECOMMENDED, STOPPED),
    RECOMMENDED: (UNDER_REVIEW, TRAINING, STOPPED),
    UNDER_REVIEW: (GRANTED, TRAINING, STOPPED),
    GRANTED: (),
    STOPPED: (),
}


def may_move(source: str, target: str) -> bool:
    """Staying where it is counts: the next step is done and another one set."""
    return target in MOVES.get(source, ()) or (source == target and source in OPEN)


def targets(source: str) -> tuple[str, ...]:
    """Where a move leads from here; a title is granted on a page of its own, with the facts of the title."""
    if source not in OPEN:
        return ()
    return (*(stage for stage in MOVES[source] if stage not in OVER), source, STOPPED)


def is_overdue(stage: str, due_on: datetime.date | None, today: datetime.date) -> bool:
    """The last day itself is in time."""
    return stage in OPEN and due_on is not None and due_on < today
