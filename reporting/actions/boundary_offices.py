"""Offices go with their division: to the heir; into its office of the same department where it has one."""

from collections.abc import Mapping

from django.db.models import Q

from workshops.access.models import Office, User
from workshops.regions.models import Region
from workshops.regions.restatement import Change

Followed = dict[tuple[str, str], tuple[str, Office | None]]
"""(old code, department) → how the office was called, and the other office that goes on; None: it goes on itself, or
is closed."""


def follow(change: Change, taken: Mapping[str, str | None]) -> Followed:
    """Who works in an office works in the one that goes on; without an heir the office is closed."""
    made: Followed = {}
    codes = [code for code, heir in taken.items() if heir != code]
    for office in Office.objects.select_for_update().filter(region__in=codes).order_by("pk"):
        code, name = office.region_id, office.name
        heir = taken[code]
        there = Office.objects.filter(region=heir, department=office.department).first() if heir else None
        if heir is None:
            _close(office)
        elif there is None:
            office.region_id, office.name = heir, _renamed(name, change.olds[code].name, change.news[heir].name)
            office.save(update_fields=["region", "name"])
        else:
            if office.is_active and not there.is_active:
                there.is_active = True
                there.save(update_fields=["is_active"])
            User.objects.filter(office=office).update(office=there)
            _close(office)
        made[code, office.department] = (name, there)
    return made


def rename(change: Change, before: Mapping[str, str]) -> None:
    """Offices of divisions that keep their code and change their name."""
    for code, new in change.news.items():
        if code in change.olds and before[code] != new.name:
            for office in Office.objects.filter(region=code):
                office.name = _renamed(office.name, before[code], new.name)
                office.save(update_fields=["name"])


def receiving(region: Region, department: str) -> Office | None:
    return Office.objects.filter(Q(region=region), department=department, is_active=True).first()


def _close(office: Office) -> None:
    office.is_active = False
    office.save(update_fields=["is_active"])


def _renamed(name: str, old: str, new: str) -> str:
    return name.replace(old, new)[:100]
