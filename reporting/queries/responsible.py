"""Who answers for the workshops of which region, and where nobody is named (notice art. 9)."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from reporting.models import ResponsiblePerson
from workshops.access.models import Department, User
from workshops.models import Standing, Workshop
from workshops.regions.models import Region

DEPARTMENTS = tuple(Department.values)


def on_day(day: datetime.date) -> Q:
    return Q(voided_at=None, since__lte=day) & (Q(until=None) | Q(until__gte=day))


def in_post(region: Region | None, day: datetime.date) -> QuerySet[ResponsiblePerson]:
    """Within the region, on the day."""
    rows = ResponsiblePerson.objects.filter(on_day(day))
    return rows.filter(region__path__startswith=region.path) if region else rows


def counties_with_workshops(region: Region | None) -> list[tuple[str, str]]:
    """(code, path) of the certifying regions where a workshop is in force: each needs its three persons."""
    rows = Workshop.objects.filter(standing=Standing.CERTIFIED)
    if region is not None:
        rows = rows.filter(region__path__startswith=region.path)
    return sorted(set(rows.values_list("region_id", "region__path")))


@dataclass(frozen=True, slots=True)
class Part:
    """Part of a region: its own persons by department, and in how many of its counties with workshops there is one."""

    region: Region
    own: dict[str, ResponsiblePerson]
    counties: int
    in_place: dict[str, int]

    @property
    def lacks(self) -> bool:
        return any(self.in_place[department] < self.counties for department in DEPARTMENTS)


@dataclass(frozen=True, slots=True)
class Missing:
    region: Region
    departments: list[str]


def parts_of(region: Region | None, day: datetime.date) -> list[Part]:
    """By direct part; of a county, which has none, the county itself."""
    parts = list(Region.objects.below(region).order_by("code")) or ([region] if region else [])
    persons = list(in_post(region, day))
    own: dict[str, dict] = defaultdict(dict)
    for person in persons:
        own[person.region_id][person.department] = person
    placed = {(person.region_id, person.department) for person in persons}
    counties = counties_with_workshops(region)
    made = []
    for part in parts:
        codes = [code for code, path in counties if path.startswith(part.path)]
        in_place = {each: sum((code, each) in placed for code in codes) for each in DEPARTMENTS}
        made.append(Part(part, own[part.pk], len(codes), in_place))
    return made


def missing_in(region: Region | None, day: datetime.date) -> list[Missing]:
    """Counties with workshops that lack the person of a department."""
    placed = set(in_post(region, day).values_list("region_id", "department"))
    lacking = {
        code: absent
        for code, _ in counties_with_workshops(region)
        if (absent := [each for each in DEPARTMENTS if (code, each) not in placed])
    }
    return [Missing(each, lacking[each.pk]) for each in Region.objects.filter(pk__in=lacking).order_by("path")]


def history_of(region: Region) -> QuerySet[ResponsiblePerson]:
    """Everybody who was ever named for that very region, the latest first in each department."""
    return ResponsiblePerson.objects.filter(voided_at=None, region=region).order_by("department", "-since", "-pk")


def regions_of_leader(leader: User) -> list[Region]:
    """Where the leader's workshops are, and where the account belongs."""
    mine = Region.objects.filter(Q(pk=leader.home_region_id) | Q(pk__in=_own_workshops(leader).values("region")))
    return list(mine.order_by("path"))


def of_leader(leader: User, day: datetime.date) -> QuerySet[ResponsiblePerson]:
    """Those in post in the leader's own counties: leaders reach them by this query, not by the scope."""
    return in_post(None, day).filter(region__in=regions_of_leader(leader)).order_by("region", "department")


def _own_workshops(leader: User) -> QuerySet[Workshop]:
    return Workshop.objects.visible_to(leader)


def in_place_count(region: Region | None, day: datetime.date) -> tuple[int, int]:
    """(in post, needed): three for each county with workshops in force. For statistics."""
    counties = {code for code, _ in counties_with_workshops(region)}
    placed = set(in_post(region, day).filter(region__in=counties).values_list("region_id", "department"))
    return len(placed), len(counties) * len(DEPARTMENTS)
