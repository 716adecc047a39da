"""The divisions of the database and the rules of ``restatement`` brought together: reading the tree, writing it."""

import datetime

from django.db import connection

from . import tree
from .models import ChangeStatus, Region, RegionChange
from .restatement import Change, History, Unit, Units

PLACE = (
    "name",
    "full_name",
    "level",
    "parent_id",
    "reporting_parent_id",
    "province_id",
    "path",
    "certifies",
    "reports",
)
"""What a division's place in the tree says of it."""
SAVED = ("name", "full_name", "level", "parent", "reporting_parent", "province", "path", "certifies", "reports")


def lock() -> None:
    """One writer of the tree at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('regions.load_regions'))")


def current() -> Units:
    """Today's divisions."""
    rows = Region.objects.in_force().values_list("code", "name", "level", "parent_id", "reporting_parent_id")
    return {
        code: Unit(code, name, level, parent, reporting == tree.CORPS and parent != tree.CORPS)
        for code, name, level, parent, reporting in rows
    }


def applied() -> list[Change]:
    rows = RegionChange.objects.filter(status=ChangeStatus.APPLIED).prefetch_related("lines")
    return [change.as_pure() for change in rows]


def history() -> History:
    """Two queries; what is asked of it afterwards costs none."""
    return History(current(), tuple(applied()))


def built(units: Units) -> dict[str, tree.Division]:
    published = [tree.Published(unit.code, unit.name, unit.level, unit.parent) for unit in units.values()]
    corps = {unit.code: unit.name for unit in units.values() if unit.corps}
    return {division.code: division for division in tree.build(published, corps)}


def as_region(division: tree.Division) -> Region:
    """An unsaved ``Region`` with the values of ``division``."""
    return Region(
        code=division.code,
        name=division.name,
        full_name=division.full_name,
        level=division.level,
        parent_id=division.parent,
        reporting_parent_id=division.reporting_parent,
        province_id=division.province,
        path=division.path,
        certifies=division.certifies,
        reports=division.reports,
    )


def write(after: Units, day: datetime.date) -> None:
    """Today's tree becomes ``after``: new rows from ``day``, changed ones changed, those left out retired."""
    known = Region.objects.in_bulk()
    divisions = built(after)
    made = [as_region(each) for code, each in divisions.items() if code not in known]
    for region in made:
        region.valid_from = day
    # Parents before children; the keys to other rows are checked at the end of the transaction anyway.
    Region.objects.bulk_create(sorted(made, key=lambda region: region.path))
    changed = []
    for code, division in divisions.items():
        region, wanted = known.get(code), as_region(division)
        if region and any(getattr(region, name) != getattr(wanted, name) for name in PLACE):
            for name in PLACE:
                setattr(region, name, getattr(wanted, name))
            changed.append(region)
    Region.objects.bulk_update(changed, SAVED, batch_size=500)
    Region.objects.in_force().exclude(code__in=divisions).update(
        valid_to=day, certifies=False, reports=False, parent=None, reporting_parent=None
    )


def write_retired(known: History) -> None:
    """Every retired division lies below what took it over, as the tree is now."""
    paths = dict(Region.objects.in_force().values_list("code", "path"))
    changed = []
    for region in Region.objects.exclude(valid_to=None):
        holder = known.holder(region.code)
        above = paths.get(holder, "") if holder != region.code else ""
        path = f"{above}{region.code}/"
        if region.path != path:
            region.path, region.province_id = path, path[:6]
            changed.append(region)
    Region.objects.bulk_update(changed, ("path", "province"), batch_size=500)
