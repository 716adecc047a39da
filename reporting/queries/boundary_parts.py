"""What of a split division goes to which part: workshops as assigned, and with them what hangs on them.

A person goes with the workshops that they work in now, where all of those lie in one part; everything else goes with
the offices, to the heir (docs/adr/0045).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from employment.models import Listing, Worker
from employment.queries.listings import running
from reporting.queries.boundary_cases import OpenCase
from reporting.queries.boundary_rows import MOVES, Move
from workshops.access import clock
from workshops.access.models import User
from workshops.models import Leader, RegionAssignment
from workshops.regions.models import RegionChange


class Parts:
    """Of one split division, as its workshops are assigned now; ask before anything moves."""

    def __init__(self, change: RegionChange, code: str):
        self.change, self.code = change, code

    @cached_property
    def workshops(self) -> dict[int, str]:
        return dict(self.assigned.values_list("workshop_id", "new_code"))

    @property
    def assigned(self) -> QuerySet:
        return RegionAssignment.objects.filter(change=self.change, old=self.code)

    @cached_property
    def leaders(self) -> dict[Leader, list[str]]:
        """Leaders of the division → the parts that their workshops go to, the one with most workshops first."""
        found: dict[Leader, Counter] = defaultdict(Counter)
        rows = self.assigned.filter(workshop__leader__region=self.code).select_related("workshop__leader")
        for row in rows.order_by("workshop_id"):
            found[row.workshop.leader][row.new_code] += 1
        return {leader: sorted(parts, key=lambda part: (-parts[part], part)) for leader, parts in found.items()}

    @cached_property
    def people(self) -> dict[int, str]:
        """Persons all of whose present workshops go to one part → that part."""
        known = Q(worker__person__in=Worker.objects.filter(home_region=self.code).values("person")) | Q(
            worker__person__in=Listing.objects.filter(region=self.code).exclude(person=None).values("person")
        )
        found: dict[int, set[str | None]] = defaultdict(set)
        at_work = running(clock.today()).filter(known)
        for person, workshop in at_work.values_list("worker__person", "worker__workshop").distinct():
            found[person].add(self.workshops.get(workshop))
        return {person: part for person, parts in found.items() if len(parts) == 1 and (part := next(iter(parts)))}

    def of(self, move: Move) -> dict[int, str]:
        """Rows that go with a workshop or a person → their part; those that aren't named go to the heir."""
        if move.model is Leader:
            return {leader.pk: parts[0] for leader, parts in self.leaders.items()}
        if move.model is User:
            return {leader.user_id: parts[0] for leader, parts in self.leaders.items() if leader.user_id}
        paths = move.persons or ((move.workshop,) if move.workshop else ())
        if not paths:
            return {}
        held = self.people if move.persons else self.workshops
        found = {}
        for pk, *keys in move.standing(self.code).values_list("pk", *paths):
            part = held.get(next((key for key in keys if key), 0))
            if part:
                found[pk] = part
        return found

    @cached_property
    def cases(self) -> dict[tuple[str, int], str]:
        """Model and row → its part, of everything that may be under way."""
        return {(move.label, pk): part for move in MOVES for pk, part in self.of(move).items()}

    def part_of(self, case: OpenCase) -> str | None:
        return self.cases.get((case.model, case.object_id)) or self.workshops.get(case.workshop or 0)


@dataclass(frozen=True, slots=True)
class Following:
    """Of one kind of record: how many rows go with their workshops to each part, how many with the offices."""

    name: str
    parts: dict[str, int]
    rest: int


SHOWN = {"employment.worker": "户籍在原区划的从业人员", "certification.application": "办理中的认定申请"}


def following(change: RegionChange, code: str, news: list[str]) -> list[Following]:
    """Only records of which there are any; the workshops and the accounts of offices aside."""
    parts, found = Parts(change, code), []
    for move in MOVES:
        if not (move.workshop or move.persons) or move.workshop == "pk":
            continue
        went = Counter(parts.of(move).values())
        whole = move.standing(code).count()
        if whole:
            name = SHOWN.get(move.label) or str(move.model._meta.verbose_name)
            found.append(Following(name, {new: went[new] for new in news}, whole - went.total()))
    return found
