"""A county with a workshop in force, its neighbours, and one sound row of every kind of record."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db import models

from tests import factories
from tests.employment import registered
from workshops.access.models import Department, User
from workshops.models import Workshop
from workshops.records import writing
from workshops.records.collecting import modules_of
from workshops.records.kind import Kind, get

TODAY = factories.instant(2026, 3, 2)


class Stage:
    """Offices and leaders of 丹寨 and 雷山, of 贵州 and 广东, and the ministries; `workshop` is 丹寨's leader's."""

    def __init__(self):
        self.county, self.other = factories.County(), factories.County(factories.LEISHAN)
        self.workshop = registered.workshop(self.county)
        self.leader = self.workshop.leader
        self.others_workshop = registered.workshop(self.other, name="雷山银饰坊")
        self.neighbour = factories.user("leader_neighbour", "leader", factories.DANZHAI)

    @staticmethod
    def official(department: str = Department.CULTURE, code: str | None = "520000") -> User:
        """Of a province's office, or with ``None`` of the ministry's."""
        return factories.user(f"official_{department}_{code or 'nation'}", "official", code, department)

    @property
    def strangers(self) -> list[User]:
        """Who has nothing to do with 丹寨."""
        other = self.other
        return [other.leader, other.clerk, other.hrss, other.rural, self.neighbour, self.official(code="440000")]

    def row(self, name: str):
        """One more row of the kind, entered by the action."""
        sample = samples()[name]
        return writing.enter(get(name), by=sample.by(self), **sample.facts(self))


@dataclass(frozen=True)
class Sample:
    """``by(stage)`` enters it; ``facts(stage)``: field → value; ``needs`` what isn't sound is left to own tests."""

    by: Callable[[Stage], User]
    facts: Callable[[Stage], dict]


_samples: dict[str, Sample] = {}


def sample(name: str, *, by: Callable[[Stage], User]):
    """Decorator of the function that gives the facts of a sound row of the kind."""

    def keep(facts):
        _samples[name] = Sample(by, facts)
        return facts

    return keep


def samples() -> dict[str, Sample]:
    modules_of("tests.records.samples")
    return _samples


def typed(kind: Kind, facts: dict) -> dict:
    """The facts as a browser sends them."""
    return {name: _typed(kind, name, value) for name, value in facts.items() if value not in (None, False, "")}


def _typed(kind: Kind, name: str, value):
    if name in kind.many:
        return "\n".join(kind.named[name].spell(each) for each in value)
    if name in kind.named:
        return kind.named[name].spell(value)
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, bool):
        return "on"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()[:10]
    return value if isinstance(value, list) else str(value)


def celled(kind: Kind, facts: dict) -> dict:
    """The facts as cells of the import's template."""
    from workshops import import_tables

    made = {}
    for column in import_tables.get(kind.name).import_columns:
        value = facts.get(column.key)
        if column.key in kind.many:
            value = "；".join(kind.named[column.key].spell(each) for each in value or [])
        elif column.key in kind.named and value is not None:
            value = kind.named[column.key].spell(value)
        elif column.labels and value not in (None, ""):
            value = column.labels[value]
        elif isinstance(value, list):  # of choices
            labels = dict(kind.field(column.key, None).choices)
            value = "、".join(labels[each] for each in value)
        elif isinstance(value, bool):
            value = "是" if value else "否"
        elif isinstance(value, models.Model):
            value = value.full_name
        elif isinstance(value, Decimal):
            value = float(value)
        made[column.key] = value
    return made


__all__ = ["TODAY", "Sample", "Stage", "Workshop", "celled", "sample", "samples", "typed"]
