"""Divisions, as the public catalogue's filters need them at every request: kept in the process for ten minutes.

They are published lists that change once a year.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from workshops.regions.models import Level, Region


class Keeper(dict):
    """Key → (when it is forgotten, value), in this process alone; emptied when it has grown to ``entries``."""

    def __init__(self, *, seconds: float, entries: int):
        super().__init__()
        self.seconds, self.entries = seconds, entries

    def recall(self, key):
        until, value = self.get(key, (0.0, None))
        return value if until > time.monotonic() else None

    def keep(self, key, value) -> None:
        if len(self) >= self.entries:
            self.clear()
        self[key] = time.monotonic() + self.seconds, value


kept = Keeper(seconds=600, entries=10_000)
"""At most one entry a division and one more a province."""


@dataclass(frozen=True, slots=True)
class Place:
    """A division; ``province`` is the code of its reporting unit."""

    code: str
    name: str
    full_name: str
    path: str
    province: str

    @property
    def is_province(self) -> bool:
        return self.code == self.province


def place(code: str) -> Place | None:
    """None for what is no code of a division."""
    if len(code) != 6 or not code.isascii() or not code.isdigit():
        return None
    return places([code]).get(code)


def places(codes: Iterable[str]) -> dict[str, Place]:
    """The divisions of the codes by code, and their reporting units; at most two queries for those not kept."""
    found = _known(set(codes))
    return found | _known({each.province for each in found.values()} - found.keys())


def place_name(code: str, known: dict[str, Place]) -> str:
    """贵州省 · 丹寨县."""
    here = known.get(code)
    if here is None or here.is_province:
        return here.name if here else ""
    above = known.get(here.province)
    return f"{above.name} · {here.name}" if above else here.name


def _known(codes: set[str]) -> dict[str, Place]:
    found = {code: kept.recall(code) for code in codes}
    if missing := [code for code, here in found.items() if here is None]:
        rows = Region.objects.filter(pk__in=missing).values_list("pk", "name", "full_name", "path", "province")
        for row in rows:
            found[row[0]] = Place(*row)
            kept.keep(row[0], found[row[0]])
    return {code: here for code, here in found.items() if here is not None}


def provinces() -> list[tuple[str, str]]:
    """The reporting units: code and name."""
    return _kept("provinces", lambda: Region.objects.provinces().order_by("code").values_list("code", "name"))


def counties_of(province: Place | None) -> list[tuple[str, str]]:
    """All divisions below, by their names within the province; nothing without one."""
    return _kept(f"below.{province.code}", lambda: _below(province)) if province else []


def _below(province: Place) -> list[tuple[str, str]]:
    rows = Region.objects.in_force().filter(path__startswith=province.path).exclude(pk=province.code).order_by("path")
    return [
        (code, name.removeprefix(province.full_name) + ("（全部）" if level == Level.PREFECTURE and not alone else ""))
        for code, name, level, alone in rows.values_list("pk", "full_name", "level", "certifies")
    ]


def _kept(key: str, make) -> list:
    """What was found; nothing found is asked for again."""
    found = kept.recall(key)
    if not found:
        found = list(make())
        if found:
            kept.keep(key, found)
    return found
