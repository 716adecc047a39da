"""Finding the 非遗代表性项目 that imported rows name, on the lists the system knows, in one query for a whole file."""

import re
from collections import defaultdict
from collections.abc import Iterable

from workshops.models import IchLevel, IchProject
from workshops.regions.models import Region

SEPARATORS = re.compile(r"[、,，;；\n]+")
NAMED = re.compile(r"(?P<name>.+?)\s*[（(](?P<level>国家级|省级|市级|县级)[）)]")
LEVELS = {label: value for value, label in IchLevel.choices}
RANK = {level: at for at, level in enumerate(IchLevel.values)}


class NoSuchProject(Exception):
    """A name that no list has, or several have; the message is for the cell."""


def names_in(text: str) -> list[str]:
    """The names of a cell, in order, each once."""
    return list(dict.fromkeys(part.strip() for part in SEPARATORS.split(text or "") if part.strip()))


class ProjectLists:
    """The projects that the given cells name. ``find(cell, region)`` asks no further query."""

    def __init__(self, cells: Iterable[str]):
        names = {_parted(name)[0] for cell in set(cells) for name in names_in(cell)}
        self._named: dict[str, list[IchProject]] = defaultdict(list)
        for project in IchProject.objects.filter(name__in=names).select_related("region"):
            self._named[project.name].append(project)

    def find(self, cell: str, region: Region) -> list[IchProject]:
        """The listed projects of a cell of a workshop in ``region``. Raises ``NoSuchProject``."""
        return [self._one(name, region) for name in names_in(cell)]

    def _one(self, typed: str, region: Region) -> IchProject:
        name, level = _parted(typed)
        found = [project for project in self._named.get(name, ()) if level in ("", project.level)]
        if not found:
            raise NoSuchProject(f"名录中没有“{typed}”。请核对名称；名录未收的，请改填传统手工艺名称、类别和依据。")
        # One item stands on the lists of several levels: the nearest division's lists, and there the highest level.
        nearest = min(_distance(project, region) for project in found)
        near = [project for project in found if _distance(project, region) == nearest]
        highest = min(RANK[project.level] for project in near)
        best = [project for project in near if RANK[project.level] == highest]
        if nearest > 0 and len(best) > 1:
            raise NoSuchProject(f"名录中有 {len(best)} 个“{typed}”，都不属于本地，无法确定是哪一个。")
        return best[0]


def _parted(typed: str) -> tuple[str, str]:
    """``苗族蜡染技艺（国家级）`` → name and level; the level is empty where none is written."""
    match = NAMED.fullmatch(typed)
    return (match["name"], LEVELS[match["level"]]) if match else (typed, "")


def _distance(project: IchProject, region: Region) -> int:
    """0 on a list of the region or above it, 1 elsewhere in the province, 2 elsewhere in the nation."""
    if region.path.startswith(project.region.path):
        return 0
    return 1 if project.region.province_id == region.province_id else 2
