"""What an area of the demonstration starts from: the register as it stands, and who may enter things."""

import datetime
import random
from dataclasses import dataclass, field
from functools import cached_property

from reporting.demo.people import person_name
from workshops.access.demo import demo_office
from workshops.access.models import Department, Duty, User
from workshops.models import Leader, Standing, Workshop
from workshops.records.collecting import modules_of
from workshops.regions.models import Region


@dataclass
class Stage:
    """``staff``: {(region code, department, duty): user} of the counties that have workshops; ``rng`` is the area's
    own, so that one area's data don't depend on another's."""

    staff: dict[tuple[str, str, str], User]
    rng: random.Random
    today: datetime.date
    _officials: dict = field(default_factory=dict, repr=False)

    @cached_property
    def workshops(self) -> list[Workshop]:
        """In force, by number of row; those of 丹寨 and 雷山 (the demo accounts' counties) are among them."""
        rows = Workshop.objects.filter(standing=Standing.CERTIFIED).order_by("pk")
        return list(rows.select_related("region__province", "leader__region", "leader__user"))

    @cached_property
    def home(self) -> list[Workshop]:
        """Those of 丹寨县, where most demo accounts work: every kind of thing should stand there."""
        return [each for each in self.workshops if each.region_id == "522636"]

    @property
    def leaders(self) -> list[Leader]:
        return list({each.leader_id: each.leader for each in self.workshops}.values())

    def clerk(self, region: Region | str) -> User:
        """Of the county's culture office."""
        return self.staff[_code(region), Department.CULTURE, Duty.CLERK]

    def of(self, region: Region | str, department: str) -> User:
        """The approver of the county's office."""
        return self.staff[_code(region), department, Duty.APPROVER]

    def official(self, region: Region | None, department: str = Department.CULTURE) -> User:
        """Of a province's or prefecture's office, of the ministry's with ``None``."""
        key = (_code(region) if region else None, department)
        if key not in self._officials:
            office = demo_office(region, department)
            found = User.objects.filter(office=office, duty=Duty.OFFICIAL).order_by("pk").first()
            if found is None:
                found = User(username=f"demo_{key[0] or 'nation'}_{department}", duty=Duty.OFFICIAL, office=office)
                found.full_name = person_name(self.rng)
                found.set_unusable_password()
                found.save()
            self._officials[key] = found
        return self._officials[key]

    def ago(self, days: int) -> datetime.date:
        return self.today - datetime.timedelta(days=days)

    def day_of(self, workshop: Workshop, nearest: int, farthest: int) -> datetime.date:
        """Some day so many days ago, or fewer where the workshop was certified later."""
        known = (self.today - workshop.certified_on).days
        return self.ago(self.rng.randint(min(nearest, known), min(farthest, known)))


def _code(region: Region | str) -> str:
    return region if isinstance(region, str) else region.pk


def fill_areas(staff: dict, *, seed: int, today: datetime.date) -> None:
    for area in sorted(modules_of("reporting.demo.areas"), key=lambda each: getattr(each, "ORDER", 50)):
        area.fill(Stage(staff, random.Random(f"{area.__name__} {seed}"), today))
