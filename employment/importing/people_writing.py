"""Writing sound new rows of people: persons, workers, spells and claims, by COPY."""

import datetime
import uuid
from collections.abc import Iterable

from django.db import connection, transaction

from employment.checks import FOREVER
from employment.importing.copying import copy_in, draw_keys
from employment.importing.people_register import Known, registered
from employment.models import CategoryClaim, Employment, Person, Sex, Worker
from workshops.access import clock, sealed
from workshops.people.identity import is_male

WORKER = (
    "id", "uid", "person", "workshop", "name", "identity_sealed", "phone_sealed", "phone_lookup", "ethnic_group",
    "home_region", "version", "created_at", "updated_at",
)  # fmt: skip
SPELL = (
    "id", "uid", "worker", "relation", "form", "post", "started_on", "ended_on", "end_reason", "contract", "insurance",
    "pay_basis", "version", "recorded_at", "updated_at", "void_reason",
)  # fmt: skip
CLAIM = ("id", "worker", "category", "valid_from", "valid_to", "recorded_at")
ONE_DAY = datetime.timedelta(days=1)


@transaction.atomic
def write(rows) -> list[int]:
    """Write checked rows (``checking.Row``, as ``people_register`` completed them); returns the persons' ids."""
    values = sorted((row.values for row in rows), key=lambda each: each["started_on"])
    now = clock.now()
    people = _people(values)
    known = registered({_key(each) for each in values})
    _add_workers(values, people, known, now)
    keys = draw_keys(Employment, len(values))
    spells = (_spell(key, known[_key(each)].worker_id, each, now) for key, each in zip(keys, values, strict=True))
    copy_in(Employment, SPELL, spells)
    claims = [claim for each in values if (claim := _claim(known[_key(each)], each))]
    keys = draw_keys(CategoryClaim, len(claims))
    copy_in(CategoryClaim, CLAIM, ((key, *claim, now) for key, claim in zip(keys, claims, strict=True)))
    return list(set(people.values()))


def _key(values: dict) -> tuple[int, str]:
    return values["workshop_row"].pk, values["lookup"]


def _people(values: list[dict]) -> dict[str, int]:
    """Look-up → person; those that the register has not yet are made, whoever else makes them at the same time."""
    wanted = {each["lookup"]: each for each in values}
    lookups = sorted(wanted)  # one order for all, so that two writers don't wait for each other
    sexes = [Sex.MALE.value if is_male(wanted[lookup]["identity"]) else Sex.FEMALE.value for lookup in lookups]
    years = [wanted[lookup]["born"].year for lookup in lookups]
    while True:
        _add_people(lookups, sexes, years)
        # Locked, so that nobody is erased while a worker is added; who was erased just now is made anew.
        people = Person.objects.filter(identity_lookup__in=lookups).order_by("pk").select_for_update(no_key=True)
        found = dict(people.values_list("identity_lookup", "pk"))
        if len(found) == len(lookups):
            return found


def _add_people(lookups: list[str], sexes: list[str], years: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO employment_person (identity_lookup, sex, birth_year, created_at)"
            " SELECT lookup, sex, year, %s FROM unnest(%s::text[], %s::text[], %s::int[]) AS new (lookup, sex, year)"
            " WHERE NOT EXISTS (SELECT FROM employment_person known WHERE known.identity_lookup = lookup)"
            " ON CONFLICT DO NOTHING",
            [clock.now(), lookups, sexes, years],
        )


def _add_workers(values: list[dict], people: dict[str, int], known: dict, now: datetime.datetime) -> None:
    """Complete ``known`` with the workers that the register has not yet, and write these."""
    new = {}
    for each in values:
        if _key(each) not in known:
            new.setdefault(_key(each), each)
    for key, pk in zip(new, draw_keys(Worker, len(new)), strict=True):
        known[key] = Known(new[key]["name"], pk)
    copy_in(Worker, WORKER, (_worker(known[key].worker_id, people[key[1]], each, now) for key, each in new.items()))


def _worker(pk, person, values: dict, now) -> tuple:
    uid, phone = uuid.uuid4(), values["phone"] or ""
    return (
        pk, uid, person, values["workshop_row"].pk, values["name"],
        sealed.seal(values["identity"], label=Worker.IDENTITY_FIELD, row=uid),
        sealed.seal(phone, label=Worker.PHONE_LABEL, row=uid), sealed.lookup(phone, label=Worker.PHONE_LABEL),
        values["ethnic_group"], values["home_region"].pk, 1, now, now,
    )  # fmt: skip


def _spell(pk, worker: int, values: dict, now) -> tuple:
    return (
        pk, uuid.uuid4(), worker, values["relation"], values["form"], values["post"], values["started_on"],
        values["ended_on"], "", values["contract"], values["insurance"], values["pay_basis"], 1, now, now, "",
    )  # fmt: skip


def _claim(known: Known, values: dict) -> tuple | None:
    """(worker, category, from, to) of what the row claims beyond what is claimed already.

    A claim begins with the spell and goes on: it is about the person. Where a later one is known, it lasts until then.
    """
    category, first = values["category"], values["started_on"]
    if not category or known.category_on(first):
        return None
    later: Iterable[datetime.date] = [start for start, _, _ in known.claims if start > first]
    last = min(later, default=FOREVER)
    end = None if last == FOREVER else last - ONE_DAY
    known.claims.append((first, end, category))
    return known.worker_id, category, first, end
