"""What a province's measure asks for, as the criteria read it (rules.md §2). Pure, no Django."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from certification.criteria_facts import FACT_KINDS, TARGETED, FactKind

UTILITIES: Mapping[str, str] = {
    "water": "通水",
    "power": "通电",
    "heating": "取暖（按当地需要）",
    "tools": "工具设备",
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """`fact` must be at least `minimum`, in the unit of that fact. ValueError as `check_threshold` says."""

    fact: str
    minimum: Decimal

    def __post_init__(self) -> None:
        problem = check_threshold(self.fact, self.minimum)
        if problem:
            raise ValueError(problem)

    @property
    def kind(self) -> FactKind:
        return FACT_KINDS[self.fact]

    @property
    def unit(self) -> str:
        return self.kind.unit


def check_threshold(fact: str, minimum: Decimal) -> str:
    """What is wrong with a threshold, in Chinese for the form; "" when nothing is."""
    kind = FACT_KINDS.get(fact)
    if kind is None:
        return f"“{fact}”不是可以设定最低标准的指标"
    if minimum <= 0:
        return f"“{kind.label}”的最低标准须大于 0"
    if kind.yes_no and minimum != 1:
        return f"“{kind.label}”是“是或否”的条件，最低标准须填 1"
    if kind.unit == "%" and minimum > 100:
        return f"“{kind.label}”的最低标准不能超过 100%"
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """A yes/no criterion of the province's own: the applicant answers, a person judges."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """One version of a measure. All `groups` must hold; within a group one threshold is enough.

    ValueError for a group without thresholds, an unknown utility, or a question code used twice.
    """

    groups: tuple[tuple[Threshold, ...], ...] = ()
    utilities: frozenset[str] = frozenset()
    questions: tuple[Question, ...] = ()

    def __post_init__(self) -> None:
        if not all(self.groups):
            raise ValueError("a group needs a threshold")
        if unknown := self.utilities - UTILITIES.keys():
            raise ValueError(f"unknown utilities: {sorted(unknown)}")
        codes = [question.code for question in self.questions]
        if len(set(codes)) < len(codes):
            raise ValueError("two questions have the same code")

    @classmethod
    def build(
        cls,
        *,
        thresholds: Iterable[tuple[int, str, Decimal]] = (),
        utilities: Iterable[str] = (),
        questions: Iterable[tuple[str, str]] = (),
    ) -> "MeasureSpec":
        """From flat rows: (group number, fact, minimum) in any order, and (code, text) of the questions."""
        rows = sorted(thresholds, key=lambda row: row[0])
        groups = tuple(
            tuple(Threshold(fact, Decimal(minimum)) for _, fact, minimum in members)
            for _, members in groupby(rows, key=lambda row: row[0])
        )
        return cls(groups, frozenset(utilities), tuple(Question(code, text) for code, text in questions))

    @property
    def sets_floor_area(self) -> bool:
        """Whether every way to fulfil some group asks for a floor area."""
        return any(all(each.fact == "floor_area" for each in group) for group in self.groups)

    @property
    def sets_people(self) -> bool:
        """Whether the measure puts a number on the people the notice puts first."""
        return any(each.fact in TARGETED for group in self.groups for each in group)

    def to_json(self) -> dict[str, Any]:
        """For storing with a decision; `from_json` gives the same spec back."""
        return {
            "groups": [[{"fact": each.fact, "minimum": str(each.minimum)} for each in group] for group in self.groups],
            "utilities": sorted(self.utilities),
            "questions": [{"code": each.code, "text": each.text} for each in self.questions],
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "MeasureSpec":
        groups = tuple(
            tuple(Threshold(each["fact"], Decimal(each["minimum"])) for each in group) for group in stored["groups"]
        )
        questions = tuple(Question(each["code"], each["text"]) for each in stored["questions"])
        return cls(groups, frozenset(stored["utilities"]), questions)
