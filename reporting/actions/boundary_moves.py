"""Which rows follow a changed division, and the moving of them (docs/adr/0045).

What stands goes to the new division: workshops, people, offices, open cases. What happened stays where it happened,
with the code of its day: certificates, decisions, numbers, courses, orders, the journal. A retired division lies below
the one that took it over, so that its past is found there.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from catalog.models import Brand, IntellectualRight, Outlet, StudyRoute
from certification.models import Application, ApplicationStatus
from employment.models import LabourBrand, Listing, Mismatch, Worker
from reporting.models import (
    UNSETTLED_PROBLEMS,
    ConsultationIssue,
    IssueStatus,
    Pairing,
    Problem,
    ResponsiblePerson,
    Return,
)
from reporting.rules import return_flow
from training.models import School, SubsidyRule, Teacher
from workshops.access.models import Notice, User
from workshops.models import Leader, RegionMove, Workshop
from workshops.regions.models import RegionChange

EVERY = Q()
DECIDED = (ApplicationStatus.CERTIFIED, ApplicationStatus.REFUSED, ApplicationStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Move:
    """``rows``: those that go; ``holds``: a division with such rows can't end without one that takes it over."""

    model: type[models.Model]
    field: str = "region"
    rows: Q = EVERY
    holds: bool = False


MOVES = (
    Move(Workshop, holds=True),
    Move(Leader, holds=True),
    Move(User, "home_region", holds=True),
    Move(Worker, "home_region", holds=True),
    Move(Listing, holds=True),
    Move(Mismatch, rows=Q(closed_at=None)),
    Move(Application, rows=~Q(status__in=DECIDED), holds=True),
    Move(Notice, "to_region", Q(delivered_at=None)),
    Move(Problem, rows=Q(status__in=UNSETTLED_PROBLEMS)),
    Move(ConsultationIssue, rows=Q(status=IssueStatus.OPEN, voided_at=None)),
    Move(ResponsiblePerson, rows=Q(until=None, voided_at=None)),
    Move(Pairing, "helping_region", Q(until=None, voided_at=None)),
    Move(Pairing, "helped_region", Q(until=None, voided_at=None)),
    Move(Return, rows=Q(status__in=sorted(return_flow.IN_WORK))),
    Move(LabourBrand, rows=Q(ended_on=None)),
    Move(Brand),
    Move(IntellectualRight),
    Move(Outlet),
    Move(StudyRoute),
    Move(School),
    Move(Teacher),
    Move(SubsidyRule),
)


def holding(code: str) -> list[str]:
    """Names of what a division still holds that must not be left without one."""
    return [
        str(move.model._meta.verbose_name)
        for move in MOVES
        if move.holds and move.model._base_manager.filter(move.rows, **{move.field: code}).exists()
    ]


def move_rows(change: RegionChange, old: str, new: str) -> int:
    """All that stands in ``old``; how many rows."""
    return sum(move_some(change, move, new, move.model._base_manager.filter(move.rows, **{move.field: old}))
               for move in MOVES)  # fmt: skip


def move_some(change: RegionChange, move: Move, new: str, rows: models.QuerySet) -> int:
    """Rows of one model. One that the new division has already (the same brand, the same listed person) stays."""
    field = f"{move.field}_id"
    found = dict(rows.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", field))
    moved = found if _set(move, found, field, new) else [pk for pk in found if _set(move, [pk], field, new)]
    label = move.model._meta.label_lower
    RegionMove.objects.bulk_create(
        [
            RegionMove(change=change, model=label, field=move.field, object_id=pk, old_code=found[pk], new_code=new)
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
