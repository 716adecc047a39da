"""Who is told of a step of an application for an event, and of an event that does not take place."""

from django.urls import reverse

from catalog.models import Event, EventApplication
from catalog.queries.event_applications import organiser_code
from catalog.queries.events import LIVE
from catalog.rules.event_flow import APPLY, Action
from workshops.access import notify
from workshops.access.models import Department
from workshops.regions.models import Region

TO_LEADER = {
    Action.RECOMMEND: "“{workshop}”参加{event}的报名已由县级推荐",
    Action.ADMIT: "“{workshop}”已确定参加{event}",
    Action.ASSIGN: "“{workshop}”在{event}的展位号有调整",
    Action.DECLINE: "“{workshop}”未入选{event}",
}


def tell(application: EventApplication, action: str) -> None:
    """The leader of what offices decided, and the office that is waited for next. Of ``with_organiser``."""
    workshop, event = application.workshop, application.event
    link = reverse("catalog:event-application-detail", args=[application.pk])
    names = {"workshop": workshop.name, "event": event.name}
    if action in TO_LEADER and workshop.leader.user_id:
        title, kind = TO_LEADER[action].format(**names), f"event_application.{action}"
        notify.post(to_users=[workshop.leader.user], kind=kind, title=title, body=_body(application), link=link)
    if action == APPLY:
        title = "“{workshop}”报名参加{event}，请审核推荐".format(**names)
        _tell_office(workshop.region, "event_application.applied", title, link)
    elif action == Action.RECOMMEND:
        code = organiser_code(application)
        region = Region.objects.get(pk=code) if code else None
        title = "“{workshop}”报名参加{event}，县级已推荐，请确定".format(**names)
        _tell_office(region, "event_application.recommended", title, link)


def tell_of_cancelling(event: Event) -> None:
    """The leaders whose applications were alive; once an event."""
    rows = event.applications.filter(status__in=LIVE, workshop__leader__user__isnull=False)
    users = {each.workshop.leader.user_id: each.workshop.leader.user for each in rows.select_related(
        "workshop__leader__user")}  # fmt: skip
    link = reverse("catalog:events-detail", args=[event.pk])
    title = f"展会已取消：{event.name}"
    notify.post(to_users=users.values(), kind="event.cancelled", title=title, link=link,
                dedupe_key=f"event.cancelled:{event.pk}")  # fmt: skip


def _body(application: EventApplication) -> str:
    if application.status == "admitted":
        stand = application.stand_number
        return f"展位号：{stand}" if stand else "展位号待定。"
    return f"原因：{application.reason}" if application.reason and application.status == "declined" else ""


def _tell_office(region: Region | None, kind: str, title: str, link: str) -> None:
    notify.post(to_office=(Department.CULTURE, region), kind=kind, title=title, link=link)
