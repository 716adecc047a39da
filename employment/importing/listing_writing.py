"""Writing a batch of a list: entries end, are amended and begin, each kind in a few statements."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from employment.importing.copying import copy_in, draw_keys
from employment.importing.listing_rows import Step
from employment.models import Listing, identity_lookup
from workshops.access import clock, sealed

SLICE = 500
ENTRY = (
    "id", "uid", "region", "category", "name", "valid_from", "removal", "employed_at", "import_job", "recorded_at",
    "identity_sealed", "identity_lookup",
)  # fmt: skip


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
    opening = [step for step in steps if step.opens]
    keys = draw_keys(Listing, len(opening))
    copy_in(Listing, ENTRY, (_entry(key, step, now, job_id) for key, step in zip(keys, opening, strict=True)))
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


def _entry(key: int, step: Step, now, job_id) -> tuple:
    given, uid = step.row.values, uuid.uuid4()
    return (
        key, uid, given["region"].pk, given["category"], given["name"], given["valid_from"], "", given["employed_at"],
        job_id, now, sealed.seal(given["identity"], label=Listing.FIELD_LABEL, row=uid),
        identity_lookup(given["identity"]),
    )  # fmt: skip


def _count(step: Step, county: Written) -> None:
    if step.opens and step.ends:
        county.changed += 1
    elif step.opens:
        county.added += 1
    elif step.ends:
        county.removed += 1
    else:
        county.amended += 1
