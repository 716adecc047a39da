"""Writing sound rows of an imported register: leaders, workshops and certificates, thousands in few statements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from certification.actions.numbering import next_serials
from certification.importing.projects import ProjectLists
from certification.importing.years import parse_years, unknown_years
from certification.models import Certificate
from certification.numbers import format_number
from certification.standing import refresh
from workshops.access import clock, journal, sealed
from workshops.access.models import User
from workshops.actions.describing import set_texts
from workshops.models import ALL_FACTS, IchProject, Leader, Workshop
from workshops.regions.models import Region

BATCH = 1000
NOT_IN_THE_FILE = {"description", "tools_description"}


@dataclass
class Entry:
    """One row on its way into the register."""

    values: dict[str, Any]
    projects: list[IchProject]
    leader: Leader | None = None
    serial: int = 0
    workshop: Workshop | None = None

    @property
    def region(self) -> Region:
        return self.values["region"]

    @property
    def year(self) -> int:
        return self.values["certified_on"].year

    @property
    def number(self) -> str:
        return format_number(self.region.pk, self.year, self.serial)


@transaction.atomic
def enter(records: Iterable[dict[str, Any]], *, by: User) -> int:
    """Enter checked rows (values by column key, in the order of the file); returns how many.

    Numbers follow the dates of certification within each county and year, then the order of the file.
    """
    listed = list(records)
    lists = ProjectLists(values["projects"] for values in listed)
    entries = [Entry(values, lists.find(values["projects"], values["region"])) for values in listed]
    entries.sort(key=lambda entry: (entry.region.pk, entry.values["certified_on"]))
    _find_leaders(entries)
    _give_numbers(entries)
    for entry in entries:
        entry.workshop = _workshop(entry)
    Workshop.objects.bulk_create([entry.workshop for entry in entries], batch_size=BATCH)
    _link_projects(entries)
    Certificate.objects.bulk_create([_certificate(entry, by) for entry in entries], batch_size=BATCH)
    refresh(entry.workshop.pk for entry in entries)
    _record(entries, by)
    return len(entries)


def _find_leaders(entries: list[Entry]) -> None:
    """A leader of several workshops, in the file or in the register, is one when name, division and phone agree."""
    lookups = [sealed.lookup(entry.values["leader_phone"], label=Leader.PHONE_LABEL) for entry in entries]
    known = {
        (leader.region_id, leader.name, leader.phone_lookup): leader
        for leader in Leader.objects.filter(phone_lookup__in={lookup for lookup in lookups if lookup}).order_by("-pk")
    }
    new = []
    for entry, lookup in zip(entries, lookups, strict=True):
        person = (entry.region.pk, entry.values["leader_name"], lookup)
        entry.leader = known.get(person) if lookup else None
        if entry.leader is None:
            entry.leader = Leader(name=entry.values["leader_name"], region=entry.region)
            entry.leader.seal_phone(entry.values["leader_phone"])
            new.append(entry.leader)
            known[person] = entry.leader
    Leader.objects.bulk_create(new, batch_size=BATCH)


def _give_numbers(entries: list[Entry]) -> None:
    groups: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.region.pk, entry.year].append(entry)
    for (_, year), group in groups.items():
        serials = next_serials(region=group[0].region, year=year, count=len(group))
        for entry, serial in zip(group, serials, strict=True):
            entry.serial = serial


def _workshop(entry: Entry) -> Workshop:
    facts = {name: entry.values[name] for name in ALL_FACTS if name not in NOT_IN_THE_FILE}
    workshop = Workshop(**facts, number=entry.number, certified_on=entry.values["certified_on"], leader=entry.leader)
    set_texts(workshop, entry.projects)
    return workshop


def _link_projects(entries: list[Entry]) -> None:
    through = Workshop.projects.through
    through.objects.bulk_create(
        [through(workshop=entry.workshop, ichproject=project) for entry in entries for project in entry.projects],
        batch_size=BATCH,
    )


def _certificate(entry: Entry, by: User) -> Certificate:
    values, today = entry.values, clock.today()
    confirmed = parse_years(values["confirmed_years"])
    return Certificate(
        workshop=entry.workshop,
        region=entry.region,
        year=entry.year,
        serial=entry.serial,
        number=entry.number,
        certified_on=values["certified_on"],
        by=by,
        imported=True,
        import_note=values["import_note"],
        original_number=values["original_number"],
        known_confirmed_years=sorted(confirmed),
        unknown_years=unknown_years(entry.year, confirmed, today.year),
        figures=entry.workshop.figures(),
    )


def _record(entries: list[Entry], by: User) -> None:
    """One journal row a county, so that each county's own trail shows what was entered for it."""
    counts: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        counts[entry.region.pk].append(entry.number)
    for region, numbers in counts.items():
        detail = {"count": len(numbers), "first": numbers[0], "last": numbers[-1]}
        journal.record(by=by, action="register.import", region=region, detail=detail)
