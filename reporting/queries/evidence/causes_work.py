"""Why an object's part in the figures of work changed: its own row, or what it belongs to."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping

from django.apps import apps
from django.db import models

from catalog.models import ConsumptionMark, EventApplication, ExemplaryCase, Listing, ListingStep
from reporting.models import PairingAction, Problem
from reporting.queries.as_known import BORN
from reporting.queries.evidence.causes import Causes, Moments, chunks, said
from reporting.queries.evidence.row import PRODUCTS, TRAINED
from reporting.queries.evidence.work import trained_key
from training.models import (
    ClassAttendance,
    CompetitionEntry,
    Session,
    StudioFunding,
    SubsidyClaim,
    Trainee,
)

PARENTS: dict[type[models.Model], tuple[str, ...]] = {
    Trainee: ("course",),
    Session: ("course",),
    SubsidyClaim: ("trainee", "trainee__course"),
    CompetitionEntry: ("competition",),
    ClassAttendance: ("programme_class",),
    StudioFunding: ("studio",),
    EventApplication: ("event",),
    PairingAction: ("pairing",),
}
"""What a row belongs to, whose cancelling or voiding takes it out of the figures."""
WRITER = {ExemplaryCase: "created_by", Problem: "raised_by"}
Object = tuple[type[models.Model], int]


def causes_of_work(table: str, asked: Mapping[str, Collection[str]], since: datetime.datetime | None) -> Causes:
    rows = _rows(table, asked)
    own = {obj for objects in rows.values() for obj in objects}
    above = _above(own)
    moments = Moments(since)
    for model, pks in _by_model(own).items():
        _read(moments, model, pks, with_birth=True)
    for model, pks in _by_model({obj for objects in above.values() for obj in objects}).items():
        _read(moments, model, pks, with_birth=False)
    found: Causes = {}
    for key, codes in asked.items():
        cause = _cause(moments, rows.get(key, ()), above)
        found |= {(key, code): cause for code in codes}
    return found


def _cause(moments: Moments, objects: Collection[Object], above: Mapping[Object, list[Object]]):
    """A row's own change rather than that of what it belongs to; who did it may stand in the journal of either."""
    parents = [parent for obj in objects for parent in above.get(obj, ())]
    for obj in objects:
        for parent in parents:
            moments.acts[obj] += moments.acts.get(parent, ())
    return moments.latest(objects) or moments.latest(parents) or (None, None)


def _rows(table: str, keys: Collection[str]) -> dict[str, list[Object]]:
    """Key → the rows that it stands for."""
    found: dict[str, list[Object]] = defaultdict(list)
    if table == PRODUCTS:
        for model in (Listing, ConsumptionMark):
            for some in chunks(keys):
                for pk, product in model.objects.filter(product__in=some).values_list("pk", "product_id"):
                    found[str(product)].append((model, pk))
    elif table == TRAINED:
        # Only digests are kept of persons, so all are digested again; and a number put right stands in the history.
        for model, pk in ((Trainee, "pk"), (Trainee.pgh_event_model, "pgh_obj_id")):
            for row, lookup in model.objects.exclude(identity_lookup="").values_list(pk, "identity_lookup").iterator():
                if (key := trained_key(lookup)) in keys and (Trainee, row) not in found[key]:
                    found[key].append((Trainee, row))
    else:
        for key in keys:
            found[key].append((apps.get_model(table), int(key)))
    return found


def _above(own: Collection[Object]) -> dict[Object, list[Object]]:
    found: dict[Object, list[Object]] = defaultdict(list)
    for model, pks in _by_model(own).items():
        for path in PARENTS.get(model, ()):
            for some in chunks(pks):
                for pk, parent in model.objects.filter(pk__in=some).values_list("pk", path):
                    found[model, pk].append((_end_of(model, path), parent))
    return found


def _end_of(model: type[models.Model], path: str) -> type[models.Model]:
    for name in path.split("__"):
        model = model._meta.get_field(name).related_model
    return model


def _by_model(objects: Collection[Object]) -> dict[type[models.Model], set[int]]:
    found: dict[type[models.Model], set[int]] = defaultdict(set)
    for model, pk in objects:
        found[model].add(pk)
    return found


def _read(moments: Moments, model: type[models.Model], pks: Collection[int], *, with_birth: bool) -> None:
    moments.read_history(model, pks)
    moments.read_journal(model, pks)
    if model is Listing:
        _read_listing_steps(moments, pks)
    if with_birth:
        writer = WRITER.get(model, "by")
        fields = ("pk", BORN[model], f"{writer}__full_name", f"{writer}__office__name")
        for some in chunks(pks):
            for pk, at, *by in model.objects.filter(pk__in=some).values_list(*fields):
                moments.note((model, pk), at, said(*by))


def _read_listing_steps(moments: Moments, pks: Collection[int]) -> None:
    """Whose decision it was stands in the steps of the listing's case."""
    for some in chunks(pks):
        cases = dict(Listing.objects.filter(pk__in=some).values_list("pk", "case"))
        acts = defaultdict(list)
        steps = ListingStep.objects.filter(case__in=set(cases.values()))
        for case, *act in steps.values_list("case", "at", "by__full_name", "office__name"):
            acts[case].append(act)
        for pk, case in cases.items():
            for at, *by in acts[case]:
                moments.act((Listing, pk), at, said(*by))
