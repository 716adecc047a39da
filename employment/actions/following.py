"""The tasks follow the facts: opened where register and lists disagree, closed where they don't any more.

What disagrees and the tasks that are open are read side by side in one order, so that a whole nation's are gone
through with little in memory; what there is to write is written in batches.
"""

import datetime
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db import connection
from django.db.models import QuerySet
from django.urls import reverse

from employment.models import CategoryClaim, Listing, Mismatch, MismatchKind, MismatchOutcome
from employment.queries import mismatches as queries
from employment.queries.mismatches import BATCH
from workshops.access import clock, notify
from workshops.access.models import Department
from workshops.regions.models import Region


@dataclass
class Following:
    """One run. `amended`: entries about which nothing that was settled counts any more."""

    amended: frozenset[int] = frozenset()
    opened: int = 0
    moved: int = 0
    closed: int = 0
    now: datetime.datetime = field(default_factory=clock.now)
    owners: set[tuple[str, str]] = field(default_factory=set)
    over: list[int] = field(default_factory=list)
    moving: list[Mismatch] = field(default_factory=list)
    new: list[Mismatch] = field(default_factory=list)

    @property
    def today(self) -> datetime.date:
        return clock.local_day(self.now)

    def follow(self, workers: QuerySet, entries: QuerySet) -> None:
        """Of these workers' claims and of these entries of the lists; then the owners of what is new are told.

        In the caller's transaction.
        """
        with connection.cursor() as cursor:  # every row is read: without this the database plans for the first few
            cursor.execute("SET LOCAL cursor_tuple_fraction = 1")
        tasks = Mismatch.objects.filter(closed_at=None)
        claims = queries.unverified_claims(self.today).filter(worker__in=workers).order_by("worker")
        of_claims = tasks.filter(kind__in=queries.CLAIMED, worker__in=workers).order_by("worker", "pk")
        with_elsewhere = queries.with_elsewhere(claims.iterator(BATCH), self.today)
        for claim, known in _side_by_side(with_elsewhere, of_claims.iterator(BATCH), lambda row: row.worker_id):
            self._follow_claim(claim, known)
        self._write(self._unanswered_claims)
        unknown = queries.unknown_workers(self.today).filter(pk__in=entries).order_by("pk")
        of_entries = tasks.filter(kind=MismatchKind.UNKNOWN_WORKER, listing__in=entries).order_by("listing")
        for entry, known in _side_by_side(unknown.iterator(BATCH), of_entries.iterator(BATCH), _entry_of):
            self._follow_entry(entry, known)
        self._write(self._unanswered_entries)
        self._tell_owners()

    def _follow_claim(self, claim: CategoryClaim | None, known: list[Mismatch]) -> None:
        """A claim has one task, which goes on and keeps its age when it becomes another matter or another county's."""
        kept = next((task for task in known if claim and task.category == claim.category), None)
        self.over += [task.pk for task in known if task is not kept]
        if claim and kept is None:
            task = Mismatch(worker_id=claim.worker_id, category=claim.category, department=Department.RURAL)
            self._point(task, claim)
            task.stated_at = claim.recorded_at
            self.new.append(task)
        elif claim and (kept.listing_id, kept.region_id) != (claim.elsewhere, claim.owner):
            if kept.region_id != claim.owner:
                self.owners.add((Department.RURAL, claim.owner))
            self._point(kept, claim)
            self.moving.append(kept)
        self._write(self._unanswered_claims, at_least=BATCH)

    def _point(self, task: Mismatch, claim: CategoryClaim) -> None:
        elsewhere = claim.elsewhere is not None
        task.kind = MismatchKind.LISTED_ELSEWHERE if elsewhere else MismatchKind.NOT_LISTED
        task.listing_id, task.region_id = claim.elsewhere, claim.owner

    def _follow_entry(self, entry: Listing | None, known: list[Mismatch]) -> None:
        if entry is None:
            self.over += [task.pk for task in known]
        elif not known:
            task = Mismatch(kind=MismatchKind.UNKNOWN_WORKER, listing_id=entry.pk, category=entry.category)
            task.region_id, task.department = entry.region_id, Department.CULTURE
            self.new.append(task)
        self._write(self._unanswered_entries, at_least=BATCH)

    def _write(self, unanswered, *, at_least: int = 0) -> None:
        """`unanswered(tasks)`: without those that somebody settled by hand. What another transaction opened meanwhile
        is left as it is."""
        if max(len(self.over), len(self.moving), len(self.new)) < at_least:
            return
        # Held, and only those still open: an office may have settled one since it was read.
        keys = [*self.over, *(task.pk for task in self.moving)]
        held = Mismatch.objects.filter(pk__in=keys, closed_at=None).order_by("pk").select_for_update()
        still = set(held.values_list("pk", flat=True))
        over = Mismatch.objects.filter(pk__in=still.intersection(self.over))
        self.closed += over.update(closed_at=self.now, outcome=MismatchOutcome.AGREES)
        moving = [task for task in self.moving if task.pk in still]
        self.moved += Mismatch.objects.bulk_update(moving, ["kind", "listing", "region"], batch_size=500)
        fresh = list(unanswered(self.new))
        for task in fresh:
            task.opened_on = self.today
            self.owners.add((task.department, task.region_id))
        self.opened += len(Mismatch.objects.bulk_create(fresh, ignore_conflicts=True))
        self.over, self.moving, self.new = [], [], []

    def _unanswered_claims(self, tasks: list[Mismatch]) -> Iterator[Mismatch]:
        settled = queries.settled_claims(self.now).filter(worker__in=[task.worker_id for task in tasks])
        answers = {_matter(task): task.closed_at for task in settled.order_by("closed_at")}
        for task in tasks:
            answered_at = answers.get(_matter(task))
            if answered_at is None or answered_at < task.stated_at:
                yield task

    def _unanswered_entries(self, tasks: list[Mismatch]) -> Iterator[Mismatch]:
        settled = Mismatch.objects.filter(kind=MismatchKind.UNKNOWN_WORKER, closed_by__isnull=False)
        settled = settled.filter(listing__in=[task.listing_id for task in tasks])
        answered = set(settled.values_list("listing", flat=True)) - self.amended
        return (task for task in tasks if task.listing_id not in answered)

    def _tell_owners(self) -> None:
        """One notice for an office and a day, however many tasks there are."""
        regions = Region.objects.in_bulk({code for _, code in self.owners})
        for department, code in sorted(self.owners):
            notify.post(
                to_office=(department, regions[code]),
                kind="mismatch.opened",
                title="有新的核验差异待办理",
                body="人员类别申报或就业登记与名单不一致，请核实并登记办理结果。",
                link=reverse("employment:mismatch-list"),
                dedupe_key=f"mismatch.opened:{self.today.isoformat()}",
            )


def _side_by_side(facts: Iterable, tasks: Iterable[Mismatch], key) -> Iterator[tuple]:
    """(fact or None, its tasks) for each key; both come in the order of `key`, a number."""
    rows = heapq.merge(facts, tasks, key=key)
    for _, same in groupby(rows, key=key):
        found = list(same)
        known = [row for row in found if isinstance(row, Mismatch)]
        yield next((row for row in found if not isinstance(row, Mismatch)), None), known


def _entry_of(row: Listing | Mismatch) -> int:
    return row.listing_id if isinstance(row, Mismatch) else row.pk


def _matter(task: Mismatch) -> tuple:
    """What a task about a claim is about: settled once, the same matter stays settled."""
    return task.worker_id, task.category, task.listing_id, task.region_id
