"""What the import of people is measured against: calamine, the same checks bare, and COPY; nothing else."""

import datetime
import re

from django.db import transaction
from python_calamine import CalamineWorkbook

from employment.checks import spell_faults
from employment.importing import people_writing
from employment.importing.people_columns import COLUMNS, NO_CATEGORY
from employment.importing.people_register import registered
from employment.models import identity_lookup
from workshops.access import clock
from workshops.access.phones import normal_contact
from workshops.models import Workshop
from workshops.people.identity import born_on, normal_identity
from workshops.people.names import normal_name
from workshops.regions.models import Region
from workshops.tables.wording import folded

DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")
HEADINGS = {column.label: column.key for column in COLUMNS}
CHOICES = {
    column.key: {folded(spelling): value for value, label in column.choice_pairs for spelling in (str(value), label)}
    | {folded(spelling): value for spelling, value in column.fold_choices}
    for column in COLUMNS
    if column.choice_pairs
}


class Row:
    def __init__(self, values: dict):
        self.values = values


def run(path: str) -> int:
    """Read, check and write the file; returns how many rows. Raises on the first fault."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    keys = [HEADINGS[label] for label in rows[0]]
    workshops = {folded(each.name): each for each in Workshop.objects.all()}
    regions = {}
    for region in Region.objects.all():
        regions |= {region.code: region, region.name: region, region.full_name: region}
    today, seen = clock.today(), set()
    checked = [_checked(dict(zip(keys, cells, strict=True)), workshops, regions, today) for cells in rows[1:]]
    for each in checked:
        key = each["workshop_row"].pk, each["lookup"], each["started_on"]
        if key in seen:
            raise ValueError("twice")
        seen.add(key)
    if registered({(each["workshop_row"].pk, each["lookup"]) for each in checked}):
        raise ValueError("registered")
    with transaction.atomic():
        people_writing.write([Row(each) for each in checked])
    return len(checked)


def _checked(row: dict, workshops: dict, regions: dict, today: datetime.date) -> dict:
    row["workshop_row"] = workshops[folded(row["workshop"])]
    row["name"] = normal_name(row["name"])
    row["identity"] = normal_identity(row["identity"])
    row["born"] = born_on(row["identity"])
    row["lookup"] = identity_lookup(row["identity"])
    row["phone"] = normal_contact(row["phone"])
    row["home_region"] = regions[row["home_region"]]
    for key, spellings in CHOICES.items():
        row[key] = spellings[folded(row[key])] if row[key] else ""
    if row["category"] == NO_CATEGORY:
        row["category"] = ""
    for key in ("started_on", "ended_on"):
        row[key] = datetime.date(*map(int, DAY.fullmatch(row[key]).groups())) if row[key] else None
    for _, reason in spell_faults(
        born=row["born"], started_on=row["started_on"], ended_on=row["ended_on"], today=today
    ):
        raise ValueError(reason)
    return row
