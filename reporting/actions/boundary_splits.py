"""A split division: each workshop to the part that it was assigned to, each leader with their workshops."""

from django.db.models import F

from reporting.actions.boundary_moves import Move, move_some
from workshops.access.models import User
from workshops.models import Leader, RegionAssignment, Workshop
from workshops.regions.models import RegionChange


def move_split(change: RegionChange, code: str, heir: str | None) -> int:
    """How many rows left ``code``. What isn't a workshop's goes with the heir, later and with everything else."""
    assigned = RegionAssignment.objects.filter(change=change, old=code)
    leaders = _leaders(change, code)
    moved = 0
    for target in assigned.order_by("new_code").values_list("new_code", flat=True).distinct():
        if target != code:
            rows = Workshop.objects.filter(region=code, assignments__in=assigned.filter(new_code=target))
            moved += move_some(
                change, Move(Workshop), target, Workshop.objects.filter(pk__in=list(rows.values_list("pk", flat=True)))
            )
    for leader, targets in leaders.items():
        moved += _follow(change, leader, targets, code, heir)
    return moved


def _leaders(change: RegionChange, code: str) -> dict[Leader, list[str]]:
    """Leaders of the division → the parts that their workshops go to, the one with most workshops first."""
    found: dict[Leader, dict[str, int]] = {}
    rows = RegionAssignment.objects.filter(change=change, old=code, workshop__leader__region=code)
    for row in rows.select_related("workshop__leader").order_by("workshop_id"):
        parts = found.setdefault(row.workshop.leader, {})
        parts[row.new_code] = parts.get(row.new_code, 0) + 1
    return {leader: sorted(parts, key=lambda part: (-parts[part], part)) for leader, parts in found.items()}


def _follow(change: RegionChange, leader: Leader, targets: list[str], code: str, heir: str | None) -> int:
    """To the first part; in every other one the leader is a row of its own, as in any two counties (adr 0024)."""
    moved = 0
    if targets[0] != code:
        moved += move_some(change, Move(Leader), targets[0], Leader.objects.filter(pk=leader.pk))
        accounts = User.objects.filter(pk=leader.user_id, home_region=code)
        moved += move_some(change, Move(User, "home_region"), targets[0], accounts)
    for target in targets[1:]:
        twin = _twin(leader, target)
        Workshop.objects.filter(leader=leader, region=target).update(leader=twin, version=F("version") + 1)
    return moved


def _twin(leader: Leader, region: str) -> Leader:
    if leader.user_id:
        there = Leader.objects.filter(user=leader.user_id, region=region).first()
        if there:
            return there
    twin = Leader(name=leader.name, region_id=region, user_id=leader.user_id)
    twin.seal_phone(leader.phone())
    twin.save()
    return twin
