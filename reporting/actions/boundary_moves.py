"""Moving what follows a changed division; which rows those are: reporting/queries/boundary_rows.py."""

from collections.abc import Collection

from django.db import IntegrityError, models, transaction

from reporting.queries.boundary_rows import MOVES, Move
from workshops.models import RegionMove
from workshops.regions.models import RegionChange


def move_rows(change: RegionChange, old: str, new: str) -> int:
    """All that stands in ``old``; how many rows."""
    return sum(move_some(change, move, new, move.standing(old)) for move in MOVES)


def move_some(change: RegionChange, move: Move, new: str, rows: models.QuerySet) -> int:
    """Rows of one model. One that the new division has already (the same brand, the same listed person) stays."""
    field = f"{move.field}_id"
    found = dict(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", field))
    moved = found if _set(move, found, field, new) else [pk for pk in found if _set(move, [pk], field, new)]
    RegionMove.objects.bulk_create(
        [
            RegionMove(
                change=change, model=move.label, field=move.field, object_id=pk, old_code=found[pk], new_code=new
            )
            for pk in moved
        ],
        batch_size=2000,
    )
    return len(moved)


def _set(move: Move, keys: Collection[int], field: str, new: str) -> bool:
    try:
        with transaction.atomic():
            move.model._base_manager.filter(pk__in=list(keys)).update(**{field: new})
    except IntegrityError:
        return False
    return True
