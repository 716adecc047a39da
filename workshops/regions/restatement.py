"""The divisions of any day, and where a fact of one division lies among those of another day. Pure: no database.

An edition is today's tree with the later changes undone, newest first. What lies in a division today goes the same way
back: where one division went into one, it is that one; where several went into one, the workshop's own way is asked;
where nobody knows, all that are possible are followed on, and it falls to the lowest division above them in the
edition, never to a guess. So no fact is lost or counted twice, and the nation's total stays (docs/adr/0045).
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from . import tree

Units = dict[str, "Unit"]
NATION = None
"""Where a fact lies of which not even the province is known."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A division as an edition has it; ``corps``: it reports to the 兵团, whatever its parent."""

    code: str
    name: str
    level: str
    parent: str | None
    corps: bool = False

    @property
    def above(self) -> str | None:
        return tree.CORPS if self.corps else self.parent


@dataclass(frozen=True, slots=True)
class Line:
    old: Unit | None
    new: Unit | None
    is_heir: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """``known_from``: since when the register knows of it; None: all along. Lines replace what they name as old."""

    key: int
    effective: datetime.date
    lines: tuple[Line, ...]
    known_from: datetime.datetime | None = None

    @property
    def olds(self) -> dict[str, Unit]:
        return {line.old.code: line.old for line in self.lines if line.old}

    @property
    def news(self) -> dict[str, Unit]:
        return {line.new.code: line.new for line in self.lines if line.new}


class Impossible(ValueError):
    """The change doesn't fit the tree; says why, in words for a page."""


def redo(units: Units, change: Change) -> Units:
    """The tree after the change. Raises ``Impossible`` where it doesn't fit the tree before."""
    olds, news = change.olds, change.news
    for code, old in olds.items():
        if code not in units:
            raise Impossible(f"原区划 {code} {old.name} 不在变更前的区划中。")
    for code, new in news.items():
        if code in units and code not in olds:
            raise Impossible(f"新区划代码 {code} 已由“{units[code].name}”使用，变更明细中没有写明其去向。")
        if new.above is not None and new.above not in news and (new.above not in units or new.above in olds):
            raise Impossible(f"新区划 {code} {new.name} 的上级 {new.above} 不在变更后的区划中。")
    after = {code: unit for code, unit in units.items() if code not in olds} | news
    lost = [
        f"{code} {unit.name}"
        for code, unit in sorted(after.items())
        if unit.above is not None and unit.above not in after
    ]
    if lost:
        raise Impossible(f"上级撤销后没有写明去向，请逐行补充：{'、'.join(lost)}。")
    return after


def undo(units: Units, change: Change) -> Units:
    """The tree before the change."""
    news = change.news
    return {code: unit for code, unit in units.items() if code not in news} | change.olds


def completed(units: Units, lines: Iterable[Line]) -> tuple[Line, ...]:
    """With a line for whatever takes in others and stands on: 崇文区 → 东城区 also says 东城区 → 东城区."""
    lines = list(lines)
    olds = {line.old.code for line in lines if line.old}
    for line in list(lines):
        new = line.new
        if new and line.old and new.code in units and new.code not in olds:
            lines.append(Line(units[new.code], new, True))
            olds.add(new.code)
    return tuple(lines)


def heirs(change: Change) -> dict[str, str | None]:
    """Old code → the new division that takes over its offices and archives; None where there is none.

    The marked one, else the only one, else the one that keeps the code.
    """
    found: dict[str, str | None] = dict.fromkeys(change.olds)
    for code in change.olds:
        lines = [line for line in change.lines if line.old and line.old.code == code and line.new]
        marked = [line for line in lines if line.is_heir] or (lines if len(lines) == 1 else [])
        kept = [line for line in lines if line.new and line.new.code == code]
        for line in (marked or kept)[:1]:
            found[code] = line.new.code if line.new else None
    return found


def splits(change: Change) -> dict[str, list[str]]:
    """Old divisions that go to several new ones → those; every workshop of them has to be assigned."""
    found: dict[str, list[str]] = {}
    for line in change.lines:
        if line.old and line.new:
            found.setdefault(line.old.code, []).append(line.new.code)
    return {code: news for code, news in found.items() if len(news) > 1}


def came_from(change: Change) -> dict[str, tuple[str, ...]]:
    """New code → all divisions that its facts may have lain in before the change; empty: nobody knows the province."""
    sources: dict[str, list[str]] = {}
    for line in change.lines:
        if line.new:
            sources.setdefault(line.new.code, []).extend([line.old.code] if line.old else [])
    return {code: _one_step(code, sources, change.news) for code in sources}


def went_to(change: Change) -> dict[str, tuple[str, ...]]:
    """Old code → where facts that bear it lie after the change: with its heir, else in any that it went to."""
    taken = heirs(change)
    targets: dict[str, list[str]] = {code: [heir] if (heir := taken[code]) else [] for code in change.olds}
    for line in change.lines:
        if line.old and line.new and not taken[line.old.code]:
            targets[line.old.code].append(line.new.code)
    return {code: _one_step(code, targets, change.olds) for code in targets}


def _one_step(code: str | None, ways: Mapping[str, list[str]], units: Mapping[str, Unit]) -> tuple[str, ...]:
    """What is led nowhere falls to the division above it."""
    if code is None:
        return ()
    if code not in ways:
        return (code,)
    return tuple(dict.fromkeys(ways[code])) or _one_step(units[code].above, ways, units)


def forward(change: Change, after: Units) -> dict[str, str | None]:
    """Old code → the one division that facts which bear it surely lie in after the change."""
    return {code: _lowest_above(possible, after) for code, possible in went_to(change).items()}


def _lowest_above(codes: Iterable[str], units: Units) -> str | None:
    """The one code, or the lowest division that is above (or is) all of them."""
    chains = [_chain(code, units) for code in sorted(set(codes))]
    if not chains:
        return NATION
    shared = [code for code in chains[0] if all(code in chain for chain in chains[1:])]
    return shared[0] if shared else NATION


def _chain(code: str, units: Units) -> list[str]:
    """The code and those above it, upwards."""
    chain: list[str] = []
    here: str | None = code
    while here is not None and here in units:
        chain.append(here)
        here = units[here].above
    return chain


@dataclass(frozen=True)
class Edition:
    """The divisions of one day. ``steps``: the changes after it, newest first, each with its way back."""

    units: Units
    steps: tuple[tuple[int, dict[str, tuple[str, ...]]], ...]
    history: "History"

    @cached_property
    def divisions(self) -> dict[str, tree.Division]:
        published = [tree.Published(unit.code, unit.name, unit.level, unit.parent) for unit in self.units.values()]
        corps = {unit.code: unit.name for unit in self.units.values() if unit.corps}
        return {division.code: division for division in tree.build(published, corps)}

    @cached_property
    def _undone(self) -> set[int]:
        return {key for key, _ in self.steps}

    def place(self, code: str, moved: Mapping[int, str] | None = None) -> str | None:
        """Where a fact lies in this edition that bears ``code``, of today or retired.

        ``moved``: of a workshop, by change, the division it lay in before.
        """
        possible, until = self.history.forwarded(code, self._undone)
        for key, way in self.steps:
            if self.history.position[key] >= until or way.keys().isdisjoint(possible):
                continue
            possible = {moved[key]} if moved and key in moved else _stepped(possible, way)
        return _lowest_above(possible, self.units)

    def path(self, code: str, moved: Mapping[int, str] | None = None) -> str:
        """Its path among the divisions of this edition; "" is the nation."""
        here = self.place(code, moved)
        return self.divisions[here].path if here else ""


@dataclass(frozen=True)
class History:
    """Today's divisions and all changes applied so far."""

    now: Units
    changes: tuple[Change, ...] = field(default=())

    @cached_property
    def ordered(self) -> list[Change]:
        return sorted(self.changes, key=lambda change: (change.effective, change.key))

    @cached_property
    def position(self) -> dict[int, int]:
        return {change.key: number for number, change in enumerate(self.ordered)}

    def edition(self, day: datetime.date, known_at: datetime.datetime | None = None) -> Edition:
        """The divisions of the day, as known at an instant (None: now)."""
        units, steps = self.now, []
        for change in reversed(self.ordered):
            if change.effective <= day and not _unknown(change, known_at):
                continue
            units = undo(units, change)
            steps.append((change.key, came_from(change)))
        return Edition(units, tuple(steps), self)

    def forwarded(self, code: str, undone: set[int]) -> tuple[set[str], int]:
        """A retired code followed to the first change that the edition has not; where it may be there, and that
        position. What is in force today starts at the end of all changes.
        """
        end, possible = len(self.ordered), {code}
        if code in self.now or code not in self._retired:
            return possible, end
        for number in range(self._retired[code], end):
            change, way = self._forward[number]
            if way.keys().isdisjoint(possible):
                continue
            if change.key in undone:
                return possible, number
            possible = _stepped(possible, way)
        return possible, end

    def holder(self, code: str) -> str | None:
        """The division of today that a retired one's facts lie in; None where nobody knows the province."""
        possible, _ = self.forwarded(code, set())
        return _lowest_above(possible, self.now) if possible != {code} else code

    @cached_property
    def _retired(self) -> dict[str, int]:
        """Code → the position of the change that retired it."""
        return {
            code: number
            for number, change in enumerate(self.ordered)
            for code in change.olds
            if code not in change.news
        }

    @cached_property
    def _forward(self) -> list[tuple[Change, dict[str, tuple[str, ...]]]]:
        return [(change, went_to(change)) for change in self.ordered]


def _stepped(possible: set[str], way: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Empty, which is the nation, as soon as of one of them not even the province is known."""
    found = [way.get(code, (code,)) for code in possible]
    return {code for each in found for code in each} if all(found) else set()


def _unknown(change: Change, known_at: datetime.datetime | None) -> bool:
    return known_at is not None and change.known_from is not None and change.known_from > known_at
