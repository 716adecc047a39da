"""What the tests of rights, brands, assistance and marks share: the stage of the records' tests."""

from datetime import date

from tests.records.conftest import _quick_passwords, as_user, stage
from tests.records.stage import Stage, samples
from workshops.records import writing
from workshops.records.kind import get

__all__ = ["_quick_passwords", "as_user", "day", "entered", "facts_of", "stage"]


def day(text: str) -> date:
    return date.fromisoformat(text)


def facts_of(stage: Stage, kind: str, /, **facts) -> dict:
    return samples()[kind].facts(stage) | facts


def entered(stage: Stage, kind: str, /, *, by=None, **facts):
    """A row of the kind by its action: the sample's facts, with others in their place."""
    return writing.enter(get(kind), by=by or samples()[kind].by(stage), **facts_of(stage, kind, **facts))
