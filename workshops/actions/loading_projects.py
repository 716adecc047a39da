"""Writes the shipped list of 非遗代表性项目 into the database."""

import csv
from pathlib import Path

from workshops.models import IchProject

SHIPPED = Path(__file__).parent.parent / "data" / "ich_projects.csv"
IDENTITY = ("level", "list_number", "name", "region")


def load_ich_projects() -> int:
    """Inserts every project of ``data/ich_projects.csv``; safe to repeat. Returns how many the file has.

    The file holds well-known items of the national lists; a number is given where it is certain. Divisions have to be
    loaded before.
    """
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        projects = [
            IchProject(
                list_number=row["list_number"],
                name=row["name"],
                category=int(row["category"]),
                level=row["level"],
                region_id=row["region"],
            )
            for row in csv.DictReader(file)
        ]
    IchProject.objects.bulk_create(projects, update_conflicts=True, unique_fields=IDENTITY, update_fields=("category",))
    return len(projects)
