"""The answers to one question in figures. Pure."""

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from reporting.rules import survey_questions as asked
from reporting.rules.survey_questions import Question

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Spread:
    """Of numbers; ``mean`` and ``median`` to two decimals."""

    count: int
    least: Decimal
    median: Decimal
    mean: Decimal
    most: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Result:
    """``answered`` of the ``sheets``; ``counts``: option → how often; ``columns``: numeric column → spread."""

    question: Question
    sheets: int
    answered: int
    counts: dict[str, int] = field(default_factory=dict)
    spread: Spread | None = None
    first: str = ""
    last: str = ""
    rows: int = 0
    columns: dict[str, Spread] = field(default_factory=dict)


def spread(values: Iterable[Decimal]) -> Spread | None:
    found = sorted(values)
    if not found:
        return None
    total = sum(found, Decimal(0))
    mean = (total / len(found)).quantize(CENT, ROUND_HALF_UP)
    median = Decimal(statistics.median(found)).quantize(CENT, ROUND_HALF_UP)
    return Spread(len(found), found[0], median, mean, found[-1], total)


def result(question: Question, answers: Iterable) -> Result:
    """``answers``: one a sheet, ``None`` where the question was left out."""
    every = list(answers)
    given = [answer for answer in every if answer is not None]
    made = {"question": question, "sheets": len(every), "answered": len(given)}
    if question.kind in asked.CHOICES:
        chosen = Counter(o for answer in given for o in (answer if question.kind == asked.MULTIPLE else [answer]))
        return Result(**made, counts={option: chosen[option] for option in question.options})
    if question.kind == asked.NUMBER:
        return Result(**made, spread=spread(Decimal(answer) for answer in given))
    if question.kind == asked.DATE:
        return Result(**made, first=min(given, default=""), last=max(given, default=""))
    if question.kind == asked.TABLE:
        return Result(**made, rows=sum(map(len, given)), columns=_columns(question, given))
    if question.kind == asked.PHOTO:
        return Result(**made, rows=sum(map(len, given)))
    return Result(**made)


def _columns(question: Question, given: list[list[list[str]]]) -> dict[str, Spread]:
    made = {}
    for place, column in enumerate(question.columns):
        if column.numeric:
            found = spread(Decimal(row[place]) for table in given for row in table if row[place])
            if found:
                made[column.name] = found
    return made
