"""Applications for events: who may do what with one, and which wait for whom."""

from django.db.models import Exists, OuterRef, Q

from catalog.models import EventApplication, EventQuota, EventStatus
from catalog.queries.events import phase
from catalog.rules import event_flow
from catalog.rules.event_flow import Action, Phase, Role
from workshops.access import clock
from workshops.access.models import Department, Duty, User
from workshops.records.keepers import ALL_LEVELS, COUNTY, works_for
from workshops.tables.columns import whether

JOINS = ("event__region", "workshop__region", "workshop__leader")


def with_organiser(rows):
    """Rows with what the roles are read from: ``has_quota`` of the workshop's province, event, workshop, leader; and
    ``in_stead``: whether the county applied for the workshop."""
    quotas = EventQuota.objects.filter(
        event=OuterRef("event"), region=OuterRef("workshop__region__province"), voided_at=None
    )
    stood_in = whether(~Q(by__duty=Duty.LEADER))
    return rows.annotate(has_quota=Exists(quotas), in_stead=stood_in).select_related(*JOINS)


def organiser_code(application: EventApplication) -> str | None:
    """Code of the region whose culture office gives the place; ``None``: the ministry."""
    province = application.workshop.region.province_id
    return event_flow.organiser_of(application.event.region_id, province, has_quota=application.has_quota)


def _is_culture(user: User, levels=ALL_LEVELS) -> bool:
    return works_for(user, (Department.CULTURE,), levels)


def roles_of(user: User, application: EventApplication) -> set[Role]:
    """What the user is to the application, of ``with_organiser``."""
    roles = set()
    if user.is_leader and application.workshop.leader.user_id == user.pk:
        roles.add(Role.WORKSHOP)
    if not _is_culture(user):
        return roles
    office = user.office.region_id
    if user.level == COUNTY and application.workshop.region_id == office:
        roles.add(Role.COUNTY)
    if organiser_code(application) == office:
        roles.add(Role.ORGANISER)
    return roles


def allowed_actions(application: EventApplication, user: User) -> list[Action]:
    """What buttons and the API offer now."""
    state, now, applied = application.status, phase(application.event), application.by_id == user.pk
    return event_flow.allowed(state, now, roles_of(user, application), applied=applied)


def waiting_for(user: User):
    """Applications that can't go on without the user, by the table."""
    rows = with_organiser(EventApplication.objects.visible_to(user))
    asked = Q(pk__in=())
    for role, theirs in _theirs(user).items():
        for row in event_flow.awaited(role):
            asked |= theirs & _at(row) & (~Q(by=user.pk) if row.fresh_eyes else Q())
    return rows.filter(asked)


def _theirs(user: User) -> dict[Role, Q]:
    """Role → the applications in which the user plays it, or stands in for a leader who has no account."""
    if user.is_leader:
        return {Role.WORKSHOP: Q(workshop__leader__user=user.pk)}
    if not _is_culture(user):
        return {}
    office = user.office.region_id
    made = {}
    if user.level == COUNTY:
        made[Role.COUNTY] = Q(workshop__region=office)
        made[Role.WORKSHOP] = Q(workshop__region=office, workshop__leader__user=None)
    if office is None:
        made[Role.ORGANISER] = Q(event__region=None, has_quota=False)
    else:
        of_quota = Q(event__region=None, has_quota=True, workshop__region__province=office)
        made[Role.ORGANISER] = Q(event__region=office) | of_quota
    return made


def _at(row: event_flow.Transition) -> Q:
    """Applications that stand where the row of the table begins."""
    today = clock.today()
    over = Q(event__held_to__lt=today)
    asked = Q(status=row.source, event__voided_at=None) & ~Q(event__status=EventStatus.CANCELLED)
    asked &= over if Phase.AFTER in row.phases else ~over
    return asked & Q(result="") if row.action == Action.REPORT else asked
