"""Events that a leader's workshops may still apply for."""

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from catalog.models import Event, EventApplication, EventStatus
from catalog.queries.events import LIVE
from workshops.access import clock
from workshops.access.models import User
from workshops.models import Standing, Workshop


def open_to(user: User) -> QuerySet[Event]:
    """Open today, for one of the leader's workshops in force that hasn't applied; as `events.invited` says it of one
    event. None for anybody else."""
    if not user.is_leader:
        return Event.objects.none()
    alive = EventApplication.objects.filter(event=OuterRef(OuterRef("pk")), workshop=OuterRef("pk"), status__in=LIVE)
    free = Workshop.objects.visible_to(user).filter(
        ~Exists(alive),
        standing=Standing.CERTIFIED,
        region__path__startswith=Coalesce(OuterRef("region__path"), Value("")),
    )
    rows = Event.objects.visible_to(user).filter(voided_at=None, status=EventStatus.OPEN)
    return rows.filter(Exists(free), apply_until__gte=clock.today()).select_related("region")
