from collections.abc import Callable
from dataclasses import dataclass

from employment.models import Category, EmploymentForm, Relation
from reporting.queries.people_rows import Stay

REGISTER = "从业人员登记"
LISTS = "从业人员登记、乡村振兴部门名单"
ONCE = "同一人在各级地区只计一次，下级地区之和可能大于上级。"


@dataclass(frozen=True, slots=True)
class PeopleIndicator:
    """One head count, defined once: `counts` says whether what one person does at one workshop makes them count.

    A person counts once wherever it holds at one workshop or more, at every level by itself (docs/adr/0032).
    """

    code: str
    name: str
    definition: str
    counts: Callable[[Stay], bool]
    source: str = REGISTER
    unit: str = "人"
    additive: bool = False
    note: str = ONCE
    version: int = 1
    splits: tuple = ()


def direct(stay: Stay) -> bool:
    return stay.relation == Relation.DIRECT


def direct_as(form: EmploymentForm) -> Callable[[Stay], bool]:
    return lambda stay: direct(stay) and stay.form == form


def claimed(category: Category) -> Callable[[Stay], bool]:
    return lambda stay: direct(stay) and stay.claimed == category


def verified(category: Category) -> Callable[[Stay], bool]:
    return lambda stay: claimed(category)(stay) and stay.verified
