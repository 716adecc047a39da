"""What the page of an event shows to a user: its places, who takes part, what was sold."""

from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Sum, Value, When

from catalog.models import Event, EventApplication, EventQuota, Matchmaking, Order, OrderStatus
from catalog.models import EventApplicationStatus as Status
from catalog.queries.event_applications import with_organiser
from catalog.queries.events import LIVE, invited, is_open, places_of
from workshops.access.models import User

SHOWN = 30
"""Rows of each list on the page; the lists themselves hold all."""
FIRST = {Status.ADMITTED: 0, Status.RECOMMENDED: 1, Status.SUBMITTED: 2, Status.DECLINED: 3}


def event_page(event: Event, user: User) -> dict[str, Any]:
    places = places_of(event)
    in_scope = with_organiser(EventApplication.objects.visible_to(user).filter(event=event))
    applications = in_scope.exclude(status=Status.WITHDRAWN).order_by(_rank(), "workshop__name", "pk")
    counted = in_scope.aggregate(
        shown=Count("pk", filter=~Q(status=Status.WITHDRAWN)),
        waiting=Count("pk", filter=Q(status__in=(Status.SUBMITTED, Status.RECOMMENDED))),
    )
    meetings = Matchmaking.objects.visible_to(user).filter(event=event, voided_at=None)
    orders = orders_in_force(user).filter(event=event)
    return {
        "places": places,
        "free": max(0, places.offered - places.taken),
        "waiting": counted["waiting"],
        "applications": applications[:SHOWN],
        "applications_more": counted["shown"] - SHOWN,
        "quotas": _quotas(event, places) if user.is_office else [],
        "shared": (places.offered - places.allotted, places.shared_taken),
        "meetings": meetings.select_related("region").order_by("-held_on", "pk")[:SHOWN],
        "intended": meetings.aggregate(yuan=Sum("intended_amount"))["yuan"],
        "orders": orders.select_related("workshop", "product").order_by("-signed_on", "pk")[:SHOWN],
        "orders_sum": orders.aggregate(number=Count("pk"), yuan=Sum("amount")),
        "may_apply": is_open(event) and workshops_free_to_apply(event, user).exists(),
    }


def matchmaking_page(meeting: Matchmaking, user: User) -> dict[str, Any]:
    """The orders signed at the meeting, of those in scope."""
    orders = orders_in_force(user).filter(matchmaking=meeting)
    return {
        "orders": orders.select_related("workshop", "product").order_by("-signed_on", "pk")[:SHOWN],
        "orders_sum": orders.aggregate(number=Count("pk"), yuan=Sum("amount")),
    }


def workshops_free_to_apply(event: Event, user: User):
    """The workshops that ``invited`` lets the user apply for and that have not applied."""
    alive = EventApplication.objects.filter(event=event, status__in=LIVE)
    return invited(event, user).exclude(pk__in=alive.values("workshop"))


def orders_in_force(user: User):
    """Orders in scope that count: neither voided nor cancelled."""
    return Order.objects.visible_to(user).filter(voided_at=None).exclude(status=OrderStatus.CANCELLED)


def _rank() -> Case:
    whens = (When(status=status, then=Value(rank)) for status, rank in FIRST.items())
    return Case(*whens, default=Value(9), output_field=IntegerField())


def _quotas(event: Event, places) -> list[tuple[EventQuota, int]]:
    """Each quota and how many of it are taken."""
    rows = EventQuota.objects.filter(event=event, voided_at=None).select_related("region").order_by("region__path")
    return [(row, places.admitted.get(row.region_id, 0)) for row in rows]
