"""Erasure when the period of retention is over: who it was goes, that somebody worked stays (docs/adr/0031).

Head counts of any past day, known at any instant, stay what they were: spells, claims, lists, sex and home region keep
their person, of whom nothing says any more who it is. Batch by batch, each in a transaction of its own with its
journal row; broken off, it goes on where it was.
"""

import datetime
import uuid
from collections import Counter
from collections.abc import Callable

from django.apps import apps
from django.db import transaction
from django.db.models import Q

from employment.models import Benefit, Employment, Listing, Mismatch, Person, Removal, Worker
from employment.queries.retention import expired_listings, expired_people, expired_referrals
from workshops.access import clock, journal
from workshops.people.names import ERASED
from workshops.people.retention import limit_on

BATCH = 500


def erase_expired(*, as_of: datetime.date, dry_run: bool = False) -> Counter:
    """What has expired by the day: {persons, workers, listings, referrals} erased; of a dry run those that would be.

    Raises ``ValueError`` for a day to come.
    """
    if as_of > clock.today():
        raise ValueError("不能按将来的日期清除。")
    limit = limit_on(as_of)
    if dry_run:
        found = {"persons": expired_people, "listings": expired_listings, "referrals": expired_referrals}
        return Counter({kind: rows(limit).count() for kind, rows in found.items()})
    done = Counter()
    for expired, erase in ((expired_people, _people), (expired_listings, _listings), (expired_referrals, _referrals)):
        after = 0
        while keys := list(expired(limit).filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            done += _batch(keys, limit, erase)
            after = keys[-1]
    return done


@transaction.atomic
def _batch(keys: list[int], limit: datetime.date, erase: Callable[[list[int], datetime.date], Counter]) -> Counter:
    done = erase(keys, limit)
    if done:
        journal.record(by=None, action="person.erase", detail={"ended_before": limit.isoformat(), **done})
    return done


def _people(keys: list[int], limit: datetime.date) -> Counter:
    """Who is being worked on right now is left for the next run."""
    held = list(Person.objects.select_for_update(skip_locked=True).filter(pk__in=keys).values_list("pk", flat=True))
    workers = Worker.objects.filter(person__in=held)
    list(workers.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    people = list(expired_people(limit).filter(pk__in=held).values_list("pk", flat=True))  # under the locks
    workers = Worker.objects.filter(person__in=people)
    erased = workers.update(name=ERASED, identity_sealed="", phone_sealed="", phone_lookup="")
    # After the rows themselves: changing them wrote one more event with the name.
    past = apps.get_model("employment", "WorkerEvent").objects
    past.filter(Q(pgh_obj__in=workers) | Q(person__in=people)).update(name=ERASED, phone_lookup="")
    _free_text(workers)
    Mismatch.objects.filter(Q(worker__in=workers) | Q(listing__person__in=people)).update(note="")
    listings = _linked_listings(people, limit)
    count = Person.objects.filter(pk__in=people).update(identity_lookup=None, erased_at=clock.now())
    return +Counter(persons=count, workers=erased, listings=listings)


def _free_text(workers) -> None:
    """Why somebody left, or why a row was voided, may say who it was; so may the rows that were before."""
    for model in (Employment, apps.get_model("employment", "EmploymentEvent")):
        rows = model.objects.filter(worker__in=workers)
        rows.exclude(end_reason="").update(end_reason="")
        rows.exclude(void_reason="").update(void_reason=ERASED)
    Benefit.objects.filter(worker__in=workers).exclude(void_reason="").update(void_reason=ERASED)


def _linked_listings(people: list[int], limit: datetime.date) -> int:
    """Rows erased. An entry that still runs or ended within the period remains rural's own, no longer linked; what
    counts need of it goes on in a row without a name.
    """
    linked = Listing.objects.filter(person__in=people)
    kept = list(linked.filter(Q(valid_to=None) | Q(valid_to__gte=limit)).select_for_update(of=("self",)))
    erased = _erase_listings(linked.exclude(pk__in=[each.pk for each in kept]))
    Listing.objects.bulk_create([_nameless(each) for each in kept])
    Listing.objects.filter(pk__in=[each.pk for each in kept]).update(person=None)
    return erased


def _nameless(listing: Listing) -> Listing:
    """The same entry for counts only; a running one ends now, for nobody of that person can be at work any more."""
    end = {"valid_to": listing.valid_to, "removal": listing.removal, "closed_recorded_at": listing.closed_recorded_at}
    if listing.valid_to is None:
        last = max(clock.today(), listing.valid_from)
        end = {"valid_to": last, "removal": Removal.OTHER, "closed_recorded_at": clock.now()}
    kept = ("region_id", "category", "person_id", "valid_from", "recorded_at")
    return Listing(uid=uuid.uuid4(), **{field: getattr(listing, field) for field in kept}, **end)


def _listings(keys: list[int], limit: datetime.date) -> Counter:
    return +Counter(listings=_erase_listings(expired_listings(limit).filter(pk__in=keys)))


def _erase_listings(rows) -> int:
    return rows.update(name="", identity_sealed="", identity_lookup=None)


def _referrals(keys: list[int], limit: datetime.date) -> Counter:
    """Notes too: they are free text about the person."""
    blank = {"name": ERASED, "phone_sealed": "", "phone_lookup": "", "note": "", "outcome_note": ""}
    return +Counter(referrals=expired_referrals(limit).filter(pk__in=keys).update(**blank))
