"""The demonstration contradicts neither itself nor what the system checks when somebody enters such a row."""

import datetime
import re
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import F, Q

from catalog.models import EventApplication, EventApplicationStep, MonthlySales, Order
from reporting.demo.seed import seed
from reporting.queries.basis import Basis
from reporting.queries.figures import DICTIONARY, figure_table
from tests.factories import instant
from training.models import ClassAttendance
from workshops.access import clock
from workshops.models import Workshop
from workshops.records import writing
from workshops.records.kind import registered

CLOSED = re.compile("不能再?(修改|排课)")
"""Said of a row that is finished: the other rules are asked no more."""
MEANT = {"leader-supports": {"double"}}
"""Kind → doubts which the demonstration shows: the same support twice for one period is flagged in the list."""
OLDER = {("catalog.IntellectualRight", "granted_on"), ("reporting.CheckIn", "quarter")}
"""A right runs ten years, and its owner was there before there were workshops to certify; a quarter stands as its first
day, also that in which the workshop was certified."""
BESIDE = (
    ("catalog.EventApplication", "workshop", "event__held_from"),
    ("catalog.RouteStop", "workshop", "route__published_on"),
    ("catalog.ConsumptionMark", "product__workshop", "granted_on"),
    ("catalog.Listing", "product__workshop", "listed_on"),
    ("catalog.CampaignSupport", "shop__workshop", "campaign__starts_on"),
    ("training.CompetitionEntry", "workshop", "competition__held_from"),
    ("training.Trainee", "workshop", "course__starts_on"),
)
"""(model, way to the workshop, day) where one of both stands on another row."""


@pytest.fixture
def demo(db, settings):
    settings.DEBUG = True  # elsewhere it is refused
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.at(instant(2026, 3, 2)):
        seed(workshops=30, years=6, seed=1)
        settings.DEBUG = False
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # nobody has counted the rows of this transaction yet
        yield


def test_the_demonstration_contradicts_nothing(demo):
    """One test, for seeding takes most of its time."""
    found = {check.__name__: wrong for check in CHECKS if (wrong := check())}
    assert found == {}
    assert_worth_asking()


def assert_worth_asking() -> None:
    """That the rows are there at which the checks look."""
    sales, steps = MonthlySales.objects, EventApplicationStep.objects
    assert sales.count() > 300
    assert sales.exclude(doubts=[]).count() * 20 < sales.count()
    assert Order.objects.filter(signed_on__year__gte=2025).count() > 20
    assert ClassAttendance.objects.exclude(result__in=("graduated", "excellent")).exists()
    assert ClassAttendance.objects.exclude(certificate_number="").exists()
    assert {"recommend", "admit"} <= set(steps.values_list("action", flat=True))
    # One of 丹寨's applications was made in its workshop's stead.
    assert EventApplication.objects.filter(workshop__region="522636", by__office__isnull=False).exists()


def faults_and_doubts() -> dict:
    """What the kinds' own rules say of the rows, but for doubts that somebody confirmed."""
    wrong = Counter()
    for kind in registered():
        rows = kind.model.objects.filter(voided_at=None)
        for row in rows.select_related("by__office__region", *kind.joins):
            found = writing.find_faults(kind, row, row.by)
            reasons = [f"{field}: {said}" for field, every in found.items() for said in every]
            if not any(CLOSED.search(said) for said in reasons):
                wrong.update((kind.name, said) for said in reasons)
            codes = {code for code, _ in kind.doubts(row, row.by)} - MEANT.get(kind.name, set())
            if codes != set(getattr(row, "doubts", ())):
                wrong[kind.name, *sorted(codes)] += 1
    return dict(wrong)


def dated_before_certification() -> dict:
    early = {}
    for model, way, day in _dated():
        rows = apps.get_model(model).objects.filter(**{f"{day}__lt": F(f"{way}__certified_on")})
        if count := rows.count():
            early[model, day] = count
    return early


def _dated():
    """(model, way to the workshop, day) of every model with both, and of those beside."""
    for model in apps.get_models():
        ways = [field.name for field in model._meta.fields if field.related_model is Workshop]
        for field in model._meta.fields:
            if not isinstance(field, models.DateField) or hasattr(model, "pgh_id"):
                continue
            day = f"{field.name}__date" if isinstance(field, models.DateTimeField) else field.name
            if (model._meta.label, day) not in OLDER:
                yield from ((model._meta.label, way, day) for way in ways)
    yield from BESIDE


def certificates_of_who_left_the_class() -> list:
    rows = ClassAttendance.objects.exclude(result__in=("graduated", "excellent"))
    return list(rows.exclude(certificate_number="").values_list("pk", flat=True))


def event_steps_of_strangers() -> list:
    """Recommended by another office than the county's, or decided by who had applied."""
    steps = EventApplicationStep.objects.filter(action__in=("recommend", "admit"))
    elsewhere = Q(action="recommend") & ~Q(by__office__region=F("application__workshop__region"))
    return list(steps.filter(elsewhere | Q(by=F("application__by"))).values_list("pk", flat=True))


def unknown_just_after_loading() -> dict:
    """Figures that a table as known ten minutes ago, which is what a page offers first, has otherwise than today."""
    today, soon = clock.today(), clock.now() - datetime.timedelta(minutes=10)
    codes = tuple(DICTIONARY)
    live = figure_table(codes, Basis(today.year, today, today)).totals
    known = figure_table(codes, Basis.known(today.year, today, soon)).totals
    return {code: (live[code], known[code]) for code in codes if live[code] != known[code]}


def nothing_known_a_month_ago() -> list[str]:
    basis = Basis.known(2025, datetime.date(2025, 12, 31), instant(2026, 1, 31))
    totals = figure_table(PAST, basis).totals
    return [code for code in PAST if not totals[code]]


PAST = ("W01", "E01", "P01", "P09", "S04", "T01", "L01")
CHECKS = (
    faults_and_doubts, dated_before_certification, certificates_of_who_left_the_class, event_steps_of_strangers,
    unknown_just_after_loading, nothing_known_a_month_ago,
)  # fmt: skip
