"""A split division: each workshop to the part that it was assigned to, with its leader and what hangs on it."""

from collections import defaultdict

from django.db.models import F

from reporting.actions.boundary_moves import move_some
from reporting.queries.boundary_parts import Parts
from reporting.queries.boundary_rows import MOVES
from workshops.models import Leader, Workshop
from workshops.regions.models import RegionChange


def move_split(change: RegionChange, code: str, heir: str | None) -> int:
    """How many rows left ``code``. What goes with no workshop goes with the offices, to the heir."""
    parts = Parts(change, code)
    went = [(move, parts.of(move)) for move in MOVES]  # all of it before anything moves
    moved = 0
    for move, found in went:
        rows = defaultdict(list)
        for pk, part in found.items():
            rows[part].append(pk)
        for part in sorted(rows.keys() - {code}):
            moved += move_some(change, move, part, move.standing(code).filter(pk__in=rows[part]))
        if heir and heir != code:
            moved += move_some(change, move, heir, move.standing(code).exclude(pk__in=list(found)))
    for leader, targets in parts.leaders.items():
        _share(leader, targets[1:])
    return moved


def _share(leader: Leader, others: list[str]) -> None:
    """In every part but the first the leader is a row of its own, as in any two counties (adr 0024)."""
    for target in others:
        twin = _twin(leader, target)
        Workshop.objects.filter(leader=leader, region=target).update(leader=twin, version=F("version") + 1)


def _twin(leader: Leader, region: str) -> Leader:
    if leader.user_id:
        there = Leader.objects.filter(user=leader.user_id, region=region).first()
        if there:
            return there
    twin = Leader(name=leader.name, region_id=region, user_id=leader.user_id)
    twin.seal_phone(leader.phone())
    twin.save()
    return twin
