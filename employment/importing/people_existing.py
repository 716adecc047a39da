"""Existing spells in the shape of the import template, with row id and version: to edit and import again."""

from collections.abc import Iterator
from typing import Any

from employment.importing.own_workshops import kept_by
from employment.importing.people_columns import COLUMNS
from employment.importing.people_rows import masks, version_of
from employment.models import Employment

CHOICES = {column.key: column.labels for column in COLUMNS if column.choice_pairs}


def editable(spells, user):
    """Of a queryset of spells, those whose people the user states; voided ones and erased people never."""
    rows = spells.filter(worker__workshop__in=kept_by(user), voided_at=None).exclude(worker__identity_sealed="")
    return rows.select_related("worker__workshop", "worker__home_region", "worker__person")


def record(spell: Employment) -> dict[str, Any]:
    """Cells by column key; identity and phone masked; the category as claimed today, where the queryset has it."""
    worker = spell.worker
    cells: dict[str, Any] = {
        "workshop": worker.workshop.name,
        "name": worker.name,
        "home_region": worker.home_region.full_name,
        "post": spell.post,
        "started_on": spell.started_on,
        "ended_on": spell.ended_on,
        "row_id": str(spell.uid),
        "row_version": version_of(worker, spell),
        **masks(worker),
    }
    chosen = {"ethnic_group": worker.ethnic_group} | {
        key: getattr(spell, key) for key in ("relation", "form", "contract", "insurance", "pay_basis")
    }
    chosen["category"] = getattr(spell, "category", None)
    return cells | {key: CHOICES[key].get(value, "") for key, value in chosen.items()}


def records(spells) -> Iterator[dict[str, Any]]:
    for spell in spells.iterator(chunk_size=2000):
        yield record(spell)
