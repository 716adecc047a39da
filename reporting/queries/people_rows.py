"""Who works where on a day, as known at an instant: what every head count of people is made from (docs/adr/0032).

The database takes everybody once a part of the table, with all that holds of them there; so 300,000 spells come back
as a few hundred rows, and no person leaves the database; where they are listed, they are keys of rows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from employment.models import Category, EmploymentForm, Relation, Sex
from reporting.queries.basis import Basis


@dataclass(frozen=True, slots=True)
class Stay:
    """One person at one workshop on the day.

    `claimed` is the category that the workshop states, "" for none; `verified`: the list of the county of registration
    has the person in it too; `listed`: that list has the person, in whatever category.
    """

    relation: str
    form: str
    claimed: str
    verified: bool
    listed: bool
    sex: str


@dataclass(frozen=True, slots=True)
class Kind:
    """`persons` people who are found in these parts of the table; for each part the signs that hold of them there."""

    parts: tuple[int, ...]
    signs: tuple[int, ...]
    persons: int


Sign = Callable[[Stay], bool]
AT_ONCE = 2000
"""Workshops whose people are listed by one query."""


def kinds_of_people(basis: Basis, places: Mapping[int, int], signs: tuple[Sign, ...]) -> list[Kind]:
    """`places`: workshop → number of the part that it falls to; `signs[n]` holding is the bit 2ⁿ."""
    found = _asked(COUNT, basis, places, signs) if places else []
    return [Kind(tuple(parts), tuple(bits), persons) for parts, bits, persons in found]


def stays_of_people(basis: Basis, workshops: Sequence[int], signs: tuple[Sign, ...]) -> Iterator[tuple[int, int, int]]:
    """The keys of a person and of a workshop where they are, and the bits of what holds of them there."""
    for start in range(0, len(workshops), AT_ONCE):
        here = {pk: pk for pk in workshops[start : start + AT_ONCE]}
        yield from _asked(LIST, basis, here, signs)


def _asked(asked: str, basis: Basis, places: Mapping[int, int], signs: tuple[Sign, ...]) -> list[tuple]:
    parts = [places.get(pk, -1) for pk in range(1, max(places) + 1)]
    terms = {"day": basis.as_of, "known": basis.known_at or "infinity", "workshops": list(places), "parts": parts}
    with connection.cursor() as cursor:
        tables = NOW if basis.known_at is None else THEN
        cursor.execute((STAYS + asked).format(**tables), {**terms, **AXES, "bits": _meanings(signs)})
        return cursor.fetchall()


AXES = {
    "relations": Relation.values,
    "forms": EmploymentForm.values,
    "claims": ["", *Category.values],
    "sexes": Sex.values,
}
LISTINGS = ((False, False), (False, True), (True, True))
"""`verified` and `listed`: what is verified is listed."""


def _meanings(signs: tuple[Sign, ...]) -> list:
    """What each possible stay counts for, by relation, form, claim, sex and listing: the indicators are asked here,
    once each, and the database looks up and adds up.
    """

    def bits(relation, form, claimed, sex, listing) -> int:
        stay = Stay(relation, form, claimed, *listing, sex)
        return sum(2**number for number, holds in enumerate(signs) if holds(stay))

    def along(axes, *so_far):
        return [along(axes[1:], *so_far, value) for value in axes[0]] if axes else bits(*so_far)

    return along([*AXES.values(), LISTINGS])


NOW = {
    "spells": "SELECT * FROM employment_employment",
    "workers": "SELECT * FROM employment_worker",
    "listings": "employment_listing",
}
# An event holds a row as it was until `pgh_created_at`: the first one after the instant says how it stood then, and a
# row without one stands as it did. (Two halves, so that the planner knows how many rows there are.)
THEN = {
    "spells": """
    SELECT id, worker_id, relation, form, started_on, ended_on, voided_at, recorded_at FROM employment_employment AS now
    WHERE NOT EXISTS (
        SELECT FROM employment_employmentevent AS event
        WHERE event.pgh_obj_id = now.id AND event.pgh_created_at > %(known)s
    ) UNION ALL (
        SELECT DISTINCT ON (id) id, worker_id, relation, form, started_on, ended_on, voided_at, recorded_at
        FROM employment_employmentevent WHERE pgh_created_at > %(known)s ORDER BY id, pgh_created_at, pgh_id
    )""",
    "workers": """
    SELECT id, person_id, workshop_id, home_region_id FROM employment_worker AS now
    WHERE NOT EXISTS (
        SELECT FROM employment_workerevent AS event
        WHERE event.pgh_obj_id = now.id AND event.pgh_created_at > %(known)s
    ) UNION ALL (
        SELECT DISTINCT ON (id) id, person_id, workshop_id, home_region_id
        FROM employment_workerevent WHERE pgh_created_at > %(known)s ORDER BY id, pgh_created_at, pgh_id
    )""",
    # A list moves with its division alone, and what moved it says where it was.
    "listings": """(
        SELECT listing.person_id, listing.category, listing.recorded_at, listing.valid_from, listing.valid_to,
            listing.closed_recorded_at, coalesce(moved.old_code, listing.region_id) AS region_id
        FROM employment_listing AS listing LEFT JOIN (
            SELECT DISTINCT ON (object_id) object_id, old_code FROM workshops_regionmove
            WHERE model = 'employment.listing' AND at > %(known)s ORDER BY object_id, at, id
        ) AS moved ON moved.object_id = listing.id
    ) AS listings""",
}
STAYS = """
WITH spell AS ({spells}
), worker AS ({workers}
), claim AS (
    SELECT worker_id, category FROM employment_categoryclaim
    WHERE recorded_at <= %(known)s AND (withdrawn_at IS NULL OR withdrawn_at > %(known)s)
      AND valid_from <= %(day)s AND (valid_to IS NULL OR valid_to >= %(day)s OR ended_at > %(known)s)
), list AS (
    SELECT person_id, region_id, array_agg(category::text) AS categories FROM {listings}
    WHERE person_id IS NOT NULL AND recorded_at <= %(known)s AND valid_from <= %(day)s
      AND (valid_to IS NULL OR valid_to >= %(day)s OR closed_recorded_at > %(known)s)
    GROUP BY person_id, region_id
), stay AS (
    SELECT worker.person_id, (%(parts)s::int[])[worker.workshop_id] AS part, (%(bits)s::int[])
        [array_position(%(relations)s, spell.relation::text)]
        [array_position(%(forms)s, spell.form::text)]
        [array_position(%(claims)s, coalesce(claim.category, '')::text)]
        [array_position(%(sexes)s, person.sex::text)]
        [CASE WHEN list.categories IS NULL THEN 1 WHEN claim.category = ANY(list.categories) THEN 3 ELSE 2 END] AS bits
    FROM spell
    JOIN worker ON worker.id = spell.worker_id
    JOIN employment_person AS person ON person.id = worker.person_id
    LEFT JOIN claim ON claim.worker_id = worker.id
    LEFT JOIN list ON list.person_id = worker.person_id AND list.region_id = worker.home_region_id
    WHERE worker.workshop_id = ANY(%(workshops)s::bigint[])
      AND spell.voided_at IS NULL AND spell.recorded_at <= %(known)s
      AND spell.started_on <= %(day)s AND (spell.ended_on IS NULL OR spell.ended_on >= %(day)s)
), seen AS (
    SELECT person_id, part, bit_or(bits) AS bits FROM stay GROUP BY person_id, part
)"""
"""`known`: infinity for live figures, which take the rows as they are. Parts and meanings are arrays to look up in,
not tables to join: of those the planner knows nothing, and joins them the slow way.
"""
COUNT = """, everybody AS (
    SELECT array_agg(part ORDER BY part) AS parts, array_agg(bits ORDER BY part) AS bits FROM seen GROUP BY person_id
)
SELECT parts, bits, count(*) FROM everybody GROUP BY parts, bits
"""
LIST = " SELECT person_id, part, bits FROM seen WHERE bits <> 0"
