"""Events as they stand today: open or not, their places, what may be applied with."""

from django.db.models import Case, CharField, Count, Q, Value, When

from catalog.models import Event, EventApplication, EventApplicationStatus, EventQuota, EventStatus, Product
from catalog.models import ProductStatus as Made
from catalog.rules.event_flow import Phase, phase_of
from catalog.rules.event_places import Places
from workshops.access import clock
from workshops.access.models import Department, User
from workshops.models import Standing, Workshop
from workshops.people.keeping import is_county

LIVE = (EventApplicationStatus.SUBMITTED, EventApplicationStatus.RECOMMENDED, EventApplicationStatus.ADMITTED)


def with_state(events):
    """Rows with ``state`` as of today: ``Event.current_status``, for filters."""
    today = clock.today()
    state = Case(
        When(status=EventStatus.CANCELLED, then=Value(EventStatus.CANCELLED)),
        When(Q(status=EventStatus.FINISHED) | Q(held_to__lt=today), then=Value(EventStatus.FINISHED)),
        When(status=EventStatus.OPEN, apply_until__lt=today, then=Value(EventStatus.CLOSED)),
        default="status",
        output_field=CharField(),
    )
    return events.annotate(state=state)


def phase(event: Event) -> Phase:
    gone = event.status == EventStatus.CANCELLED or event.voided_at is not None
    return phase_of(event.held_from, event.held_to, cancelled=gone, today=clock.today())


def is_open(event: Event) -> bool:
    return event.voided_at is None and event.current_status == EventStatus.OPEN


def places_of(event: Event) -> Places:
    """As they stand; under the event's lock they stay so."""
    quotas = EventQuota.objects.filter(event=event, voided_at=None).values_list("region_id", "places")
    admitted = (
        EventApplication.objects.filter(event=event, status=EventApplicationStatus.ADMITTED)
        .order_by()
        .values_list("workshop__region__province_id")
        .annotate(number=Count("pk"))
    )
    return Places(event.places, dict(quotas), dict(admitted))


def may_apply(user: User) -> bool:
    """Leaders for their workshops, and their county's culture office in the stead."""
    return user.is_leader or is_county(user, Department.CULTURE)


def invited(event: Event, user: User):
    """The workshops in force for which the user may apply and that the event is for: a region's events are for its
    own workshops."""
    rows = Workshop.objects.none()
    if may_apply(user):
        rows = Workshop.objects.visible_to(user).filter(standing=Standing.CERTIFIED)
    if not user.is_leader:
        rows = rows.filter(region=user.region)
    if event.region_id:
        rows = rows.filter(region__path__startswith=event.region.path)
    return rows.select_related("region", "leader").order_by("name", "pk")


def applied_by(event: Event, workshop: Workshop) -> EventApplication | None:
    """The workshop's application for the event that is still alive."""
    return EventApplication.objects.filter(event=event, workshop=workshop, status__in=LIVE).first()


def showable(workshop: Workshop):
    """Products that the workshop may show at an event: in the catalogue, and still made."""
    rows = Product.objects.filter(workshop=workshop, voided_at=None).exclude(listed_level="")
    return rows.exclude(status=Made.DISCONTINUED).order_by("name", "pk")
