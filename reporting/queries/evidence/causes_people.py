"""Why a person's part in the head counts of a workshop changed: employment, claims, lists, or the workshop's status."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db import models

from employment.models import CategoryClaim, Employment, Listing, Worker
from reporting.queries.evidence.causes import Causes, Moments, chunks
from reporting.queries.evidence.causes_register import STATUS, moments_of_workshops
from reporting.queries.evidence.row import person_of

DATES: dict[type[models.Model], tuple[str, ...]] = {
    Employment: ("recorded_at",),
    CategoryClaim: ("recorded_at", "ended_at", "withdrawn_at"),
    Listing: ("recorded_at", "closed_recorded_at"),
}


def causes_of_people(asked: Mapping[str, Collection[str]], since: datetime.datetime | None) -> Causes:
    moments = Moments(since)
    objects = _objects(asked, moments)
    status = moments_of_workshops({int(key.partition("/")[2]) for key in asked}, since)
    found: Causes = {}
    for key, codes in asked.items():
        cause = moments.latest(objects[key]) or status.latest([(STATUS, int(key.partition("/")[2]))])
        found |= {(key, code): cause or (None, None) for code in codes}
    return found


def _objects(asked: Mapping[str, Collection[str]], moments: Moments) -> dict[str, list]:
    """Key → the rows that say whether and how the person counts there; what happened to them is read on the way."""
    found: dict[str, list] = defaultdict(list)
    workers = _workers(asked)
    moments.read_history(Worker, workers)
    moments.read_journal(Worker, workers)
    for worker, key in workers.items():
        found[key].append((Worker, worker))
    for model in (Employment, CategoryClaim):
        owners = _read_dates(moments, model, "worker", workers)
        for pk, worker in owners.items():
            found[workers[worker]].append((model, pk))
        moments.read_journal(model, owners)
        if model is Employment:
            moments.read_history(model, owners)
    _read_lists(asked, moments, found)
    return found


def _workers(asked: Mapping[str, Collection[str]]) -> dict[int, str]:
    """Worker → key."""
    found: dict[int, str] = {}
    for some in chunks({int(person_of(key)) for key in asked}):
        for pk, person, workshop in Worker.objects.filter(person__in=some).values_list("pk", "person_id", "workshop"):
            if f"{person}/{workshop}" in asked:
                found[pk] = f"{person}/{workshop}"
    return found


def _read_dates(moments: Moments, model: type[models.Model], owner: str, owners: Collection[int]) -> dict[int, int]:
    """Row → its owner."""
    found: dict[int, int] = {}
    for some in chunks(owners):
        rows = model.objects.filter(**{f"{owner}__in": some}).values_list("pk", f"{owner}_id", *DATES[model])
        for pk, owned_by, *dates in rows:
            found[pk] = owned_by
            for at in dates:
                moments.note((model, pk), at)
    return found


def _read_lists(asked: Mapping[str, Collection[str]], moments: Moments, found: dict[str, list]) -> None:
    keys: dict[int, list[str]] = defaultdict(list)
    for key in asked:
        keys[int(person_of(key))].append(key)
    entries = _read_dates(moments, Listing, "person", keys)
    moments.read_journal(Listing, entries)
    for pk, person in entries.items():
        for key in keys[person]:
            found[key].append((Listing, pk))
