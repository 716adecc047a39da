"""Rows that people name: typed into a form, chosen from its suggestions, or written in a workbook's cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from workshops.models import IchProject, Leader, Standing, Workshop

OFFERED_MAX = 300
BOTH = re.compile(r"^(.*\S)\s*[（(]([^（()）]+)[)）]$")


@dataclass(frozen=True)
class Finder:
    """``rows(user)``: those that may be named. ``name`` and ``beside`` are ORM paths: a row is spelled
    ``name（beside）`` and found by that, by its name, or by what stands beside it where that is unique."""

    what: str
    rows: Callable[[object], QuerySet]
    name: str = "name"
    beside: str = ""

    def spell(self, row) -> str:
        said, beside = _get(row, self.name), _get(row, self.beside) if self.beside else ""
        return f"{said}（{beside}）" if beside else str(said)

    def offered(self, user) -> list[str]:
        return [self.spell(row) for row in self.rows(user)[:OFFERED_MAX]]

    def find(self, text: str, user):
        """The one row; raises ``LookupError`` with the reason in Chinese."""
        text, rows = text.strip(), self.rows(user)
        found = list(rows.filter(self._named(text))[:2])
        if not found:
            raise LookupError(f"没有找到{self.what}“{text}”，请从列出的各项中选择，或核对名称。")
        if len(found) > 1:
            raise LookupError(f"有多个{self.what}叫“{text}”，请写成“{self.spell(found[0])}”的样子。")
        return found[0]

    def _named(self, text: str) -> Q:
        asked = Q(**{self.name: text})
        if self.beside:
            asked |= Q(**{self.beside: text})
            if both := BOTH.match(text):
                asked |= Q(**{self.name: both[1], self.beside: both[2]})
        return asked


def _get(row, path: str):
    for step in path.split("__"):
        row = getattr(row, step, "")
    return row


_finders: dict[type, Finder] = {}


def register(model: type, finder: Finder) -> None:
    """How rows of the model are named, unless a kind says otherwise."""
    _finders[model] = finder


def finder_of(model: type) -> Finder:
    return _finders[model]


def in_force(user) -> QuerySet:
    """Workshops whose certification is in force, of those that the user sees."""
    rows = Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED)
    return rows.select_related("region", "leader").order_by("name", "pk")


def leaders(user) -> QuerySet:
    return Leader.objects.visible_to(user).select_related("region", "user").order_by("name", "pk")


register(Workshop, Finder("工坊", in_force, beside="number"))
register(Leader, Finder("带头人", leaders, beside="region__full_name"))
register(IchProject, Finder("非遗代表性项目", lambda user: IchProject.objects.order_by("pk"), beside="list_number"))
