"""A small demonstration with a past: corrections to many rows, known from instants that the test says."""

import contextlib
import datetime
import random
from decimal import Decimal

from django.db import connection
from django.db.models import F

from catalog.models import MonthlySales, Order
from certification.models import Certificate, Confirmation, Ending
from employment.models import Employment, Worker
from reporting.demo.seed import seed
from reporting.queries.as_known import BORN
from tests.factories import instant
from training.models import LeaderSupport, Session, SubsidyClaim, Trainee
from workshops.models import Record
from workshops.regions.models import Region

TODAY = instant(2026, 3, 2)
REAL = instant(2026, 3, 3)
"""After everything that the demonstration records."""
CHANGES = (instant(2026, 3, 10), instant(2026, 3, 20))
"""When corrections became known."""
BETWEEN = (instant(2026, 3, 5), instant(2026, 3, 15))
"""Instants at which the first, then the second corrections were not known yet."""
NOW = instant(2026, 4, 1)
AMOUNTS = ((MonthlySales, "amount"), (Order, "amount"), (SubsidyClaim, "amount"), (LeaderSupport, "amount"),
           (Session, "hours"))  # fmt: skip
TRACKED = (*BORN, Employment, Worker)


def make_demo(settings) -> None:
    settings.DEBUG = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # What is not committed is analysed by nothing: the planner takes the tables for empty and would loop over them.
    _run("SET LOCAL enable_nestloop = off")
    seed(workshops=40, years=5, seed=3)
    _run("SET LOCAL enable_nestloop = on")
    # What seeding itself changes after writing, it says to have written so.
    for model in TRACKED:
        model.pgh_event_model.objects.update(pgh_created_at=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC))
    _run("ANALYZE")


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@contextlib.contextmanager
def known_from(at: datetime.datetime):
    """Changes of rows in the block are events of that instant; the database takes the real time."""
    last = {model: model.pgh_event_model.objects.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0
            for model in TRACKED}  # fmt: skip
    yield
    for model, pgh_id in last.items():
        model.pgh_event_model.objects.filter(pgh_id__gt=pgh_id).update(pgh_created_at=at)


def correct(at: datetime.datetime, rng: random.Random) -> None:
    """Every fourth row or so of each table is put right or voided, a workshop's status ends, a confirmation passes."""
    with known_from(at):
        for model in BORN:
            if issubclass(model, Record):
                _some(model.objects.filter(voided_at=None), rng, 6).update(voided_at=at, void_reason="登记有误")
        for model, field in AMOUNTS:
            _some(model.objects.filter(**{f"{field}__gt": 2}), rng, 4).update(**{field: F(field) - Decimal(1)})
        _some(Employment.objects.filter(voided_at=None), rng, 5).update(voided_at=at, void_reason="登记有误")
        _some(Employment.objects.filter(voided_at=None), rng, 5).update(form="flexible")
        _some(Worker.objects.all(), rng, 5).update(home_region=Region.objects.get(pk="522636"))
        _some(Trainee.objects.exclude(status="withdrawn").filter(certified_on=None), rng, 5).update(status="withdrawn")
    _some(Confirmation.objects.filter(status="submitted"), rng, 2).update(status="accepted", accepted_at=at)
    for certificate in Certificate.objects.exclude(workshop__endings__isnull=False).order_by("?")[:2]:
        Ending.objects.create(
            workshop=certificate.workshop, kind="revocation", effective_on=datetime.date(2026, 1, 1), recorded_at=at
        )


def _some(rows, rng: random.Random, one_in: int):
    pks = sorted(rows.values_list("pk", flat=True))
    return rows.model.objects.filter(pk__in=rng.sample(pks, -(-len(pks) // one_in)))
