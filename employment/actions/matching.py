"""Bringing the register and rural's lists together, by the keyed look-up of identity numbers (rules.md §5).

Linking gives the entries of the lists their person; then the tasks follow the facts (``following``). Run twice, the
second changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from employment.actions.following import Following
from employment.models import Listing, Person, Worker
from workshops.access import journal
from workshops.regions.models import Region


@dataclass(frozen=True, slots=True)
class Reconciled:
    """How many entries were linked and how many tasks were opened, moved to another kind or owner, and closed."""

    linked: int = 0
    opened: int = 0
    moved: int = 0
    closed: int = 0


@transaction.atomic
def match(*, person_ids: Iterable[int]) -> Reconciled:
    """In the caller's transaction, after these persons, their claims, spells or home regions were entered."""
    persons = list(person_ids)
    known = Person.objects.filter(pk__in=persons, identity_lookup__isnull=False)
    linked = _link(Listing.objects.filter(identity_lookup__in=known.values("identity_lookup")))
    entries = Listing.objects.filter(person__in=persons)
    return _follow(Worker.objects.filter(person__in=persons), entries, linked)


@transaction.atomic
def match_listings(*, listing_ids: Iterable[int], amended: Iterable[int] = ()) -> Reconciled:
    """In the caller's transaction, after these entries were entered, amended or closed.

    `amended`: those of them that name another workshop now, so that what was settled about them is open again.
    """
    entries = Listing.objects.filter(pk__in=list(listing_ids))
    linked = _link(entries)
    persons = entries.filter(person__isnull=False).values("person")
    return _follow(Worker.objects.filter(person__in=persons), entries, linked, amended)


@transaction.atomic
def reconcile(regions: Iterable[Region] | None = None, *, amended: Iterable[int] = ()) -> Reconciled:
    """The whole of these certifying regions, or of the nation: their lists, and the workers whom these concern."""
    entries, workers = Listing.objects.all(), Worker.objects.all()
    if regions is not None:
        codes = [region.pk for region in regions]
        entries = entries.filter(region__in=codes)
        listed = entries.filter(person__isnull=False).values("person")
        workers = workers.filter(Q(home_region__in=codes) | Q(person__in=listed))
    done = _follow(workers, entries, _link(entries), amended)
    if done != Reconciled():
        detail = {"linked": done.linked, "opened": done.opened, "moved": done.moved, "closed": done.closed}
        journal.record(by=None, action="mismatch.reconcile", detail=detail)
    return done


def _link(entries) -> int:
    person = Person.objects.filter(identity_lookup=OuterRef("identity_lookup"))
    return entries.filter(Exists(person), person=None).update(person=Subquery(person.values("pk")))


def _follow(workers, entries, linked: int, amended: Iterable[int] = ()) -> Reconciled:
    run = Following(amended=frozenset(amended))
    run.follow(workers, entries)
    return Reconciled(linked, run.opened, run.moved, run.closed)
