"""Figures of article 7: events, places and orders of a region and everything below it, of a period of days.

``region``: ``None`` is the nation. ``first`` and ``last`` belong to the period. Amounts are in yuan.
"""

import datetime
from decimal import Decimal

from django.db.models import Count, DecimalField, QuerySet, Sum
from django.db.models.functions import Coalesce

from catalog.models import Event, EventApplication, EventApplicationStatus, EventStatus, Matchmaking, Order, OrderStatus
from workshops.access import clock
from workshops.regions.models import Region

NOTHING = Decimal(0)
MONEY = DecimalField(max_digits=16, decimal_places=2)


def _within(rows: QuerySet, path: str, region: Region | None) -> QuerySet:
    return rows if region is None else rows.filter(**{f"{path}__path__startswith": region.path})


def _yuan(field: str) -> Coalesce:
    return Coalesce(Sum(field, output_field=MONEY), NOTHING, output_field=MONEY)


def events_held(region: Region | None, first: datetime.date, last: datetime.date) -> int:
    """Events that the region and those below hosted and that began in the period; national ones count for the nation
    alone. What is cancelled or still to come doesn't count."""
    return _within(_held(first, last), "region", region).count()


def _held(first: datetime.date, last: datetime.date) -> QuerySet:
    rows = Event.objects.filter(voided_at=None, held_from__range=(first, min(last, clock.today())))
    return rows.exclude(status=EventStatus.CANCELLED)


def taking_part(region: Region | None, first: datetime.date, last: datetime.date) -> QuerySet:
    """The places that the region's workshops had at events that began in the period: one row a place."""
    rows = EventApplication.objects.filter(status=EventApplicationStatus.ADMITTED, event__in=_held(first, last))
    return _within(rows, "workshop__region", region)


def workshops_taking_part(region: Region | None, first: datetime.date, last: datetime.date) -> int:
    """Each workshop once, however many events it went to."""
    return taking_part(region, first, last).aggregate(number=Count("workshop", distinct=True))["number"]


def places_used(region: Region | None, first: datetime.date, last: datetime.date) -> int:
    return taking_part(region, first, last).count()


def sold_on_the_spot(region: Region | None, first: datetime.date, last: datetime.date) -> Decimal:
    """As the workshops reported after the events."""
    return taking_part(region, first, last).aggregate(yuan=_yuan("sales_amount"))["yuan"]


def orders_signed(region: Region | None, first: datetime.date, last: datetime.date) -> QuerySet:
    """Orders signed in the period by the region's workshops, neither voided nor cancelled."""
    rows = Order.objects.filter(voided_at=None, signed_on__range=(first, last)).exclude(status=OrderStatus.CANCELLED)
    return _within(rows, "workshop__region", region)


def orders_total(region: Region | None, first: datetime.date, last: datetime.date) -> tuple[int, Decimal]:
    """How many, and their amount."""
    found = orders_signed(region, first, last).aggregate(number=Count("pk"), yuan=_yuan("amount"))
    return found["number"], found["yuan"]


def orders_by_channel(region: Region | None, first: datetime.date, last: datetime.date) -> dict[str, tuple]:
    """Channel → (how many, amount); only channels with orders."""
    return _grouped(orders_signed(region, first, last), "channel")


def orders_by_event(region: Region | None, first: datetime.date, last: datetime.date) -> dict[int, tuple]:
    """Key of the event → (how many, amount), of orders that came from one."""
    return _grouped(orders_signed(region, first, last).exclude(event=None), "event")


def _grouped(orders: QuerySet, by: str) -> dict:
    rows = orders.order_by().values(by).annotate(number=Count("pk"), yuan=_yuan("amount"))
    return {row[by]: (row["number"], row["yuan"]) for row in rows}


def meetings_held(region: Region | None, first: datetime.date, last: datetime.date) -> tuple[int, Decimal]:
    """Matchmaking meetings of the region and those below in the period, and what was intended there."""
    rows = _within(Matchmaking.objects.filter(voided_at=None, held_on__range=(first, last)), "region", region)
    found = rows.aggregate(number=Count("pk"), yuan=_yuan("intended_amount"))
    return found["number"], found["yuan"]
