"""Writes the divisions shipped with the product into the database, and the changes behind them."""

import csv
import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from . import divisions, tree
from .models import ChangeStatus, Level, Region, RegionChange, RegionChangeLine
from .restatement import History, Impossible, Unit, Units, redo, undo

DATA = Path(__file__).parent / "data"
FIELDS = (*divisions.PLACE, "valid_from", "valid_to")


def shipped_divisions() -> list[tree.Division]:
    """The divisions of ``data/regions.csv`` with ``data/corps_cities.csv`` applied."""
    published = [
        tree.Published(row["code"], row["name"], row["level"], row["parent_code"] or None)
        for row in _rows("regions.csv")
    ]
    return tree.build(published, {row["code"]: row["name"] for row in _rows("corps_cities.csv")})


def load_regions() -> tuple[int, list[str]]:
    """Inserts or updates every division; returns how many are in force, and the codes only the database knows.

    Those are left alone: records may point to them. Changes applied here since stay applied. The shipped changes come
    as historic events, with the divisions that they retired. Safe to repeat and to run beside other loads.
    """
    with transaction.atomic():
        divisions.lock()
        units = _with_later_changes(_shipped_units())
        load_changes()
        known = History(units, tuple(divisions.applied()))
        Region.objects.bulk_create(
            [*_in_force(known), *_retired(known)], update_conflicts=True, unique_fields=("code",), update_fields=FIELDS
        )
        divisions.write_retired(known)
    others = Region.objects.in_force().exclude(code__in=units)
    return len(units), list(others.values_list("code", flat=True))


def load_changes() -> None:
    """The events of ``data/changes.csv``. What they did is in the shipped divisions; a day or document that is better
    known by now replaces what was said before, the lines stay."""
    there = {change.key: change for change in RegionChange.objects.exclude(key=None)}
    lines = []
    for key, rows in groupby(_rows("changes.csv"), itemgetter("key")):
        event, known = list(rows), there.get(key)
        said = _said(event[0])
        if known is None:
            change = RegionChange.objects.create(
                key=key, historic=True, status=ChangeStatus.APPLIED, entered_at=timezone.now(),
                applied_at=timezone.now(), **said,
            )  # fmt: skip
            lines += [_line(change, number, row) for number, row in enumerate(event)]
        elif any(getattr(known, name) != value for name, value in said.items()):
            RegionChange.objects.filter(pk=known.pk).update(**said)
    RegionChangeLine.objects.bulk_create(lines)


def _said(row: dict) -> dict:
    """``day_is``: ``exact``, or ``year`` where only that is known and the day is its last."""
    return {
        "kind": row["kind"], "title": row["title"], "effective_on": datetime.date.fromisoformat(row["effective_on"]),
        "day_known": row["day_is"] == "exact", "document_no": row["document_no"], "source": row["source"],
    }  # fmt: skip


SIDES = ("old_code", "old_name", "old_level", "old_parent", "new_code", "new_name", "new_level", "new_parent")


def _line(change: RegionChange, number: int, row: dict) -> RegionChangeLine:
    said = {name: row[name] for name in SIDES}
    return RegionChangeLine(
        change=change, position=number, corps=row["corps"] == "1", is_heir=row["is_heir"] == "1", **said
    )


def _shipped_units() -> Units:
    return {
        each.code: Unit(each.code, each.name, each.level, each.parent, each.reporting_parent != each.parent)
        for each in shipped_divisions()
    }


def _with_later_changes(units: Units) -> Units:
    """What was applied in this register, where the shipped list hasn't it yet."""
    rows = RegionChange.objects.filter(status=ChangeStatus.APPLIED, historic=False).prefetch_related("lines")
    for change in sorted((row.as_pure() for row in rows), key=lambda each: (each.effective, each.key)):
        if all(units.get(code) == new for code, new in change.news.items()) and not any(
            code in units for code in change.olds if code not in change.news
        ):
            continue
        try:
            units = redo(units, change)
        except Impossible:  # the shipped list tells it in its own way, and is the newer word
            continue
    return units


def _in_force(known: History) -> list[Region]:
    since = {code: change.effective for change in known.ordered for code in change.news if code not in change.olds}
    made = [divisions.as_region(division) for division in divisions.built(known.now).values()]
    for region in made:
        region.valid_from = since.get(region.code)
    return made


def _retired(known: History) -> list[Region]:
    """As they were called on their last day; ``write_retired`` gives them their place."""
    made, units, since = {}, known.now, {}
    for change in reversed(known.ordered):
        units = undo(units, change)
        since |= {code: change.effective for code in change.news if code not in change.olds and code in made}
        for code, unit in change.olds.items():
            if code not in change.news and code not in known.now and code not in made:
                made[code] = _as_retired(unit, _full_name(code, units), change.effective)
    for code, day in since.items():
        made[code].valid_from = day
    return list(made.values())


def _as_retired(unit: Unit, full_name: str, day: datetime.date) -> Region:
    return Region(
        code=unit.code, name=unit.name, full_name=full_name, level=Level(unit.level), valid_to=day,
        province_id=f"{unit.code[:2]}0000", path=f"{unit.code}/", certifies=False, reports=False,
    )  # fmt: skip


def _full_name(code: str, units: Units) -> str:
    names, here = [], units.get(code)
    while here is not None:
        names.append(here.name)
        here = units.get(here.above or "")
    return "".join(reversed(names))


def _rows(name: str):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
