"""What the signals are told of workshops: read for many at once, in a fixed number of queries a batch."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, DateField, Exists, Max, Min, OuterRef, Q
from django.db.models.functions import Cast, TruncQuarter

from catalog.models import IntellectualRight, MonthlySales, Order, Product
from catalog.queries.rights import HAS_TERM
from certification.queries.measures import Windows
from certification.standing import assess_workshop, with_facts
from employment.models import Category, Pay, Relation
from employment.queries.listings import running
from employment.queries.verified import claims_on
from reporting.models import UNSETTLED_PROBLEMS, CheckIn, Problem
from reporting.rules.check_in_term import quarter_of
from reporting.rules.signals.base import CheckedIn, Facts, Right
from workshops.access import clock
from workshops.models import Standing, Workshop

POOR = (Category.LIFTED, Category.MONITORED)


def year_before(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def gather(ids: Iterable[int], today: datetime.date, windows: Windows) -> Iterator[tuple[Workshop, Facts]]:
    """The workshops of ``ids`` that are in force, each with its facts."""
    ids = list(ids)
    parts = _parts(ids, today)
    workshops = with_facts(Workshop.objects.filter(pk__in=ids, standing=Standing.CERTIFIED).order_by("pk"))
    for workshop in workshops:
        given = {name: of[workshop.pk] for name, of in parts.items() if workshop.pk in of}
        given["standing"] = assess_workshop(workshop, windows, today)
        registered = _registered(workshop)
        yield workshop, Facts(today=today, certified_on=workshop.certified_on, registered_on=registered, **given)


def _registered(workshop: Workshop) -> datetime.date:
    """While its status was taken away by mistake it could not report either."""
    days = [clock.local_day(workshop.certificate.recorded_at)]
    corrections = (getattr(ending, "correction", None) for ending in workshop.endings.all())
    return max(days + [each.decided_on for each in corrections if each])


def _parts(ids: list[int], today: datetime.date) -> dict[str, dict[int, object]]:
    """Field of `Facts` → workshop → value."""
    before = year_before(today)
    spells = _spells(ids, today).annotate(n=Count("worker", distinct=True), first=Min("started_on"))
    now = list(spells.values_list("worker__workshop", "n", "first"))
    products = (
        Product.objects.filter(workshop__in=ids, voided_at=None)
        .exclude(listed_level="")
        .order_by()
        .values("workshop")
        .annotate(since=Min("listed_since"), n=Count("pk"))
    )
    listed = list(products.values_list("workshop", "since", "n"))
    sales = _sales(ids, today)
    orders = Order.objects.filter(workshop__in=ids, voided_at=None, signed_on__lte=today)
    pays = Pay.objects.filter(
        employment__worker__workshop__in=ids, amount__gt=0, employment__voided_at=None, period_from__lte=today
    )
    earlier = _spells(ids, before).annotate(n=Count("worker", distinct=True))
    return {
        "workers": {pk: n for pk, n, _ in now},
        "first_spell_on": {pk: first for pk, _, first in now},
        "workers_year_ago": dict(earlier.values_list("worker__workshop", "n")),
        "poor_workers": _poor(ids, today, before),
        "poor_workers_year_ago": _poor(ids, before, before),
        "paid_until": _latest(pays, "employment__worker__workshop", "period_to"),
        "sold_in": {pk: latest for pk, latest, _ in sales},
        "sold_quarters": {pk: frozenset(quarters) for pk, _, quarters in sales},
        "ordered_on": _latest(orders, "workshop", "signed_on"),
        "check_ins": _check_ins(ids, today),
        "rights": _rights(ids),
        "problems_due": _problems(ids),
        "listed_since": {pk: since for pk, since, _ in listed},
        "listed_products": {pk: n for pk, _, n in listed},
    }


def _spells(ids: list[int], day: datetime.date):
    rows = running(day).filter(worker__workshop__in=ids, relation=Relation.DIRECT)
    return rows.order_by().values("worker__workshop")


def _sales(ids: list[int], today: datetime.date) -> list[tuple]:
    """(workshop, first day of the last month with sales, those of the quarters with sales)"""
    rows = MonthlySales.objects.filter(workshop__in=ids, voided_at=None, amount__gt=0, month__lte=today)
    counted = rows.order_by().values("workshop").annotate(
        latest=Max("month"), quarters=ArrayAgg(Cast(TruncQuarter("month"), DateField()), distinct=True)
    )  # fmt: skip
    return list(counted.values_list("workshop", "latest", "quarters"))


def _poor(ids: list[int], day: datetime.date, before: datetime.date) -> dict[int, int]:
    """At work on the day, and of the categories then or on the day before it: a family that is monitored no more has
    not lost its work."""
    at_work = Exists(running(day).filter(worker=OuterRef("worker"), relation=Relation.DIRECT))
    rows = (claims_on(day) | claims_on(before)).filter(at_work, category__in=POOR, worker__workshop__in=ids).order_by()
    counted = rows.values("worker__workshop").annotate(n=Count("worker", distinct=True))
    return dict(counted.values_list("worker__workshop", "n"))


def _latest(rows, workshop: str, path: str) -> dict[int, datetime.date]:
    return dict(rows.order_by().values(workshop).annotate(latest=Max(path)).values_list(workshop, "latest"))


def _check_ins(ids: list[int], today: datetime.date) -> dict[int, tuple[CheckedIn, ...]]:
    """What counts of each quarter, the latest first."""
    rows = CheckIn.objects.filter(workshop__in=ids, quarter__lte=today).order_by("workshop", "-quarter", "-pk")
    made = defaultdict(tuple)
    for row in rows.distinct("workshop", "quarter"):
        made[row.workshop_id] += (CheckedIn(quarter_of(row.quarter), row.status, row.since),)
    return made


def _rights(ids: list[int]) -> dict[int, tuple[Right, ...]]:
    held = Q(workshop__in=ids, voided_at=None, status__in=HAS_TERM, expires_on__isnull=False)
    made = defaultdict(tuple)
    for pk, name, ends in IntellectualRight.objects.filter(held).values_list("workshop", "name", "expires_on"):
        made[pk] += (Right(name, ends),)
    return made


def _problems(ids: list[int]) -> dict[int, tuple[datetime.date, ...]]:
    rows = Problem.objects.filter(workshop__in=ids, status__in=UNSETTLED_PROBLEMS, due_on__isnull=False)
    made = defaultdict(tuple)
    for pk, due in rows.order_by("due_on").values_list("workshop", "due_on"):
        made[pk] += (due,)
    return made
