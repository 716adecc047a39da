"""Where facts lie among the divisions of an edition: the one place where a table's lines and its rows' paths come from.

``placing(None)`` are the divisions of today, as the database has them; ``placing(day)`` those of another day, to which
every fact is restated (workshops/regions/restatement.py, docs/adr/0045).
"""

import datetime
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from django.db.models import Case, CharField, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Substr

from workshops.models import RegionAssignment, Workshop
from workshops.regions import divisions
from workshops.regions.models import Region
from workshops.regions.restatement import Edition

CODE = 6
STEP = CODE + 1
"""A path is the codes of the divisions from the province down, each with a slash behind it."""
EARLIEST = datetime.date(2009, 12, 31)
"""The changes on record begin the day after: of earlier days the divisions aren't known."""
OUTSIDE = "-"
OWN = ""


def _digest(rows: Iterable[tuple[str, str, str]]) -> str:
    return hashlib.sha256(json.dumps([list(row) for row in rows]).encode()).hexdigest()


def _looked_up(found: dict[str, str], field: str) -> Func:
    """What ``found`` says of a row's code; null where it doesn't. One look-up a row, whatever the number of codes."""
    return Func(
        Value(json.dumps(found)), F(field), template="(%(expressions)s)", arg_joiner="::jsonb ->> ",
        output_field=CharField(),
    )  # fmt: skip


class NotInEdition(LookupError):
    """The division didn't exist on the edition's day."""


def nearest(path: str, lines: Collection[str]) -> str:
    """Of the divisions that have a line, the lowest at or above ``path``; "" is none. Lengths say nothing."""
    while path and path not in lines:
        path = path[:-STEP]
    return path


class Today:
    """The divisions in force."""

    def here(self, region: Region | None) -> Region | None:
        return region

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the divisions: code, name and path of each."""
        rows = Region.objects.in_force().order_by("path").values_list("code", "name", "path")
        return _digest(rows)

    def parts(self, region: Region | None) -> list[Region]:
        return list(Region.objects.below(region).order_by("path"))

    def named(self, paths: Iterable[str]) -> list[Region]:
        return list(Region.objects.filter(path__in=set(paths)).order_by("path"))

    def paths(self, facts: Sequence[tuple[int, str, str]], region: Region | None) -> list[str | None]:
        """Of workshops with their division's code and path; None outside ``region``."""
        above = region.path if region else ""
        return [path if path.startswith(above) else None for _, _, path in facts]

    def within(self, rows: QuerySet, field: str, region: Region | None) -> QuerySet:
        """``field``: ORM path to the division."""
        return rows.filter(**{f"{field}__path__startswith": region.path}) if region else rows

    def by_part(self, rows: QuerySet, field: str, region: Region | None, parts: Sequence[Region]) -> QuerySet:
        """Rows within the region, with ``part``: the code of its part, or ``OWN``."""
        start = (len(region.path) if region else 0) + 1
        rows = self.within(rows, field, region).annotate(code_below=Substr(f"{field}__path", start, CODE))
        lines = [part.pk for part in parts]
        return rows.annotate(part=Case(When(code_below__in=lines, then=F("code_below")), default=Value(OWN)))

    def by_division(self, rows: QuerySet, field: str) -> QuerySet:
        """Rows with ``division``: the path of the very division each lies in; null without one."""
        return rows.annotate(division=F(f"{field}__path"))


class Past(Today):
    """The divisions of another day."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self._made: dict[str | None, dict[str, str]] = {}

    def here(self, region: Region | None) -> Region | None:
        if region is None:
            return None
        division = self.edition.divisions.get(region.pk)
        if division is None:
            raise NotInEdition(f"{region.full_name}不在该版本的区划中。")
        return divisions.as_region(division)

    @property
    def digest(self) -> str:
        found = sorted(self.edition.divisions.values(), key=lambda each: each.path)
        return _digest((each.code, each.name, each.path) for each in found)

    def parts(self, region: Region | None) -> list[Region]:
        above = region.pk if region else None
        found = self.edition.divisions.values()
        kept = [each for each in found if each.reporting_parent == above and (above or each.reports)]
        return [divisions.as_region(each) for each in sorted(kept, key=lambda each: each.path)]

    def named(self, paths: Iterable[str]) -> list[Region]:
        codes = sorted({path for path in paths if path})
        return [divisions.as_region(self.edition.divisions[path[-STEP:-1]]) for path in codes]

    def paths(self, facts: Sequence[tuple[int, str, str]], region: Region | None) -> list[str | None]:
        above = region.path if region else ""
        found = [self.edition.path(code, self.moved.get(pk)) for pk, code, _ in facts]
        return [path if path.startswith(above) else None for path in found]

    def within(self, rows: QuerySet, field: str, region: Region | None) -> QuerySet:
        return self.by_part(rows, field, region, self.parts(region)).exclude(part=OUTSIDE) if region else rows

    def by_part(self, rows: QuerySet, field: str, region: Region | None, parts: Sequence[Region]) -> QuerySet:
        keys = self._keys(region, parts)
        whens = [When(Q(**{f"{field}__isnull": True}), then=Value(OUTSIDE if region else OWN))]
        steps = field.split("__")
        if steps[-2:-1] == ["workshop"]:
            holder = "__".join(steps[:-1])
            whens += [
                When(Q(**{f"{holder}__in": found}), then=Value(key))
                for key, found in self._exceptions(region, parts, keys).items()
            ]
        inside = {code: key for code, key in keys.items() if key != OUTSIDE}
        found = Coalesce(_looked_up(inside, field), Value(OUTSIDE))
        return rows.annotate(part=Case(*whens, default=found)).exclude(part=OUTSIDE)

    def by_division(self, rows: QuerySet, field: str) -> QuerySet:
        steps, whens = field.split("__"), []
        if steps[-2:-1] == ["workshop"]:
            holder, own = "__".join(steps[:-1]), defaultdict(list)
            for pk, code, path in self._moved_paths:
                if path != self._paths[code]:
                    own[path].append(pk)
            whens = [When(Q(**{f"{holder}__in": found}), then=Value(path)) for path, found in own.items()]
        elsewhere = Coalesce(_looked_up(self._elsewhere, field), F(f"{field}__path"))
        return rows.annotate(division=Case(*whens, default=elsewhere))

    @cached_property
    def _elsewhere(self) -> dict[str, str]:
        """Codes that lie elsewhere today → path in the edition."""
        rows = Region.objects.values_list("pk", "path")
        return {code: self._paths[code] for code, path in rows if self._paths[code] != path}

    @cached_property
    def moved(self) -> dict[int, dict[int, str]]:
        """Workshop → by change after the edition's day, the division that it lay in before."""
        made: dict[int, dict[int, str]] = defaultdict(dict)
        rows = RegionAssignment.objects.filter(change__in=[key for key, _ in self.edition.steps])
        for workshop, change, old in rows.values_list("workshop_id", "change_id", "old_id"):
            made[workshop][change] = old
        return made

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Every code, of today or retired → its path in the edition."""
        return {code: self.edition.path(code) for code in Region.objects.values_list("pk", flat=True)}

    @cached_property
    def _moved_paths(self) -> list[tuple[int, str, str]]:
        rows = Workshop.objects.filter(pk__in=self.moved).values_list("pk", "region_id")
        return [(pk, code, self.edition.path(code, self.moved[pk])) for pk, code in rows]

    def _keys(self, region: Region | None, parts: Sequence[Region]) -> dict[str, str]:
        """Code → the part's code, ``OWN`` or ``OUTSIDE``."""
        above = region.pk if region else None
        if above not in self._made:
            lines = {part.path for part in parts}
            self._made[above] = {code: self._key(path, region, lines) for code, path in self._paths.items()}
        return self._made[above]

    @staticmethod
    def _key(path: str, region: Region | None, lines: Collection[str]) -> str:
        if region and not path.startswith(region.path):
            return OUTSIDE
        line = nearest(path, lines)
        return line[-STEP:-1]

    def _exceptions(self, region, parts, keys) -> dict[str, list[int]]:
        """Workshops whose own way leads elsewhere than their division's."""
        lines, made = {part.path for part in parts}, defaultdict(list)
        for pk, code, path in self._moved_paths:
            key = self._key(path, region, lines)
            if key != keys[code]:
                made[key].append(pk)
        return made


def placing(edition: datetime.date | None, known_at: datetime.datetime | None = None) -> Today:
    """``known_at``: the changes known then (None: now)."""
    return Today() if edition is None else Past(divisions.history().edition(edition, known_at))


def nation_itself() -> Region:
    """The line of what falls to no province: only where nobody knows which of several it was."""
    return Region(code="000000", name="全国", full_name="全国", level="", path="", certifies=True, reports=False)
