"""Writing a batch of a list: entries end, are amended and begin, each kind in a few statements."""

from collections import defaultdict
from dataclasses import dataclass, field

from employment.importing.listing_rows import Step
from employment.models import Listing
from workshops.access import clock

SLICE = 500


@dataclass(slots=True)
class Written:
    """What one run did to the list of one county; `replaced`: entries that name another workshop now."""

    added: int = 0
    changed: int = 0
    amended: int = 0
    removed: int = 0
    replaced: list[int] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {"added": self.added, "changed": self.changed, "amended": self.amended, "removed": self.removed}


def write(steps: list[Step], counties: dict[str, Written], *, job_id) -> None:
    """In the caller's transaction; ends come first, so that no two entries of a person overlap at any time."""
    now = clock.now()
    _end([step for step in steps if step.ends], now)
    _amend([step for step in steps if step.amends], counties)
    Listing.objects.bulk_create([_entry(step, now, job_id) for step in steps if step.opens], batch_size=SLICE)
    for step in steps:
        _count(step, counties[step.row.values["region"].pk])


def _end(steps: list[Step], now) -> None:
    alike = defaultdict(list)
    for step in steps:
        alike[step.last_day, step.removal].append(step.ends.pk)
    for (last_day, removal), pks in alike.items():
        Listing.objects.filter(pk__in=pks).update(valid_to=last_day, removal=removal, closed_recorded_at=now)


def _amend(steps: list[Step], counties: dict[str, Written]) -> None:
    for step in steps:
        entry, given = step.amends, step.row.values
        if entry.employed_at != given["employed_at"]:
            counties[entry.region_id].replaced.append(entry.pk)
        entry.name, entry.employed_at = given["name"], given["employed_at"]
    Listing.objects.bulk_update([step.amends for step in steps], ["name", "employed_at"], batch_size=SLICE)


def _entry(step: Step, now, job_id) -> Listing:
    given = step.row.values
    entry = Listing(
        region=given["region"], category=given["category"], name=given["name"], valid_from=given["valid_from"],
        employed_at=given["employed_at"], import_job=job_id, recorded_at=now,
    )  # fmt: skip
    entry.seal_identity(given["identity"])
    return entry


def _count(step: Step, county: Written) -> None:
    if step.opens and step.ends:
        county.changed += 1
    elif step.opens:
        county.added += 1
    elif step.ends:
        county.removed += 1
    else:
        county.amended += 1
