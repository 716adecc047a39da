"""One row behind figures, and how rows make figures again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps

WORKSHOPS, PEOPLE, PRODUCTS = "workshops.workshop", "employment.worker", "catalog.product"
TRAINED = "training.trainee.person"
"""Persons trained: no table has them, for they are known by a keyed digest only."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """``key`` is unique in ``table``; ``label`` names it for people, and never a person.

    ``values``: code → what the row adds to that figure, as a decimal in digits.
    """

    table: str
    key: str
    label: str
    values: dict[str, str]


def figures_of(rows: Iterable[EvidenceRow], codes: Sequence[str]) -> dict[str, Decimal]:
    """The figures that the rows make: persons at several workshops once, everything else added up."""
    sums: dict[str, Decimal] = dict.fromkeys(codes, Decimal(0))
    persons: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for code, value in row.values.items():
            if code not in sums:
                continue
            if row.table == PEOPLE:
                persons[code].add(person_of(row.key))
            else:
                sums[code] += Decimal(value)
    return sums | {code: Decimal(len(found)) for code, found in persons.items()}


def person_key(person: int, workshop: int) -> str:
    """Opaque: nothing but the numbers of two rows."""
    return f"{person}/{workshop}"


def person_of(key: str) -> str:
    return key.partition("/")[0]


def table_name(table: str) -> str:
    """In Chinese, for pages and sheets."""
    return "参加培训的人员" if table == TRAINED else str(apps.get_model(table)._meta.verbose_name)
