"""Writes the divisions shipped with the product into the database."""

import csv
from pathlib import Path

from django.db import connection, transaction

from . import tree
from .models import Region

DATA = Path(__file__).parent / "data"
FIELDS = (
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


def shipped_divisions() -> list[tree.Division]:
    """The divisions of ``data/regions.csv`` with ``data/corps_cities.csv`` applied."""
    published = [
        tree.Published(row["code"], row["name"], row["level"], row["parent_code"] or None)
        for row in _rows("regions.csv")
    ]
    return tree.build(published, {row["code"]: row["name"] for row in _rows("corps_cities.csv")})


def load_regions() -> tuple[int, list[str]]:
    """Inserts or updates every shipped division; returns how many, and the codes only the database knows.

    Those are left alone: records may point to them. Safe to repeat and to run beside other loads.
    """
    regions = [as_region(division) for division in shipped_divisions()]
    with transaction.atomic():
        _one_load_at_a_time()
        Region.objects.bulk_create(
            regions,
            update_conflicts=True,
            unique_fields=("code",),
            update_fields=FIELDS,
        )
    codes = [region.code for region in regions]
    return len(regions), list(Region.objects.exclude(code__in=codes).values_list("code", flat=True))


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


def _rows(name: str):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _one_load_at_a_time():
    """Two loads updating the same rows in one order each would wait for one another; this makes it orderly."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('regions.load_regions'))")
