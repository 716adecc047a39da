"""Revealing sealed personal data, and changing the keys under it."""

from django.db import transaction
from django.db.models import Q

from .. import journal, sealed
from ..sealed_fields import SealedField, declared

BATCH = 500


def reveal(row, each: SealedField, *, by, purpose: str) -> str:
    """The plain text, after the page made sure of the person and the row; journalled with the purpose."""
    with transaction.atomic():
        journal.record(by=by, action="personal_data.reveal", obj=row, detail={"label": each.label, "purpose": purpose})
        return each.unseal(row)


def rotate_field_keys() -> dict[str, int]:
    """Seal anew, with the newest key and the chosen algorithm, whatever isn't. Label → values changed.

    Batch by batch, each in a transaction of its own; stopped and started again it goes on where it was.
    """
    return {label: _rotate(model, each) for label, (model, each) in declared().items()}


def _rotate(model, each: SealedField) -> int:
    stale = ~Q(**{f"{each.name}__startswith": sealed.current_prefix()}) & ~Q(**{each.name: ""})
    changed, after = 0, 0
    while True:
        with transaction.atomic():
            rows = model._base_manager.filter(stale, pk__gt=after).order_by("pk").select_for_update()[:BATCH]
            batch = list(rows)
            if not batch:
                return changed
            for row in batch:
                setattr(row, each.name, sealed.seal(each.unseal(row), label=each.label, row=row.uid))
            model._base_manager.bulk_update(batch, [each.name])
            changed, after = changed + len(batch), batch[-1].pk
