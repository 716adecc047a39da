"""Who is told of a step of an application for an event, and of an event that does not take place."""

from django.urls import reverse

from catalog.models import Event, EventApplication
from catalog.queries.event_applications import organiser_code
from catalog.queries.events import LIVE
from catalog.rules.event_flow import APPLY, Action
from workshops.access import notify
from workshops.access.models import Department, User
from workshops.regions.models import Region

TO_LEADER = {
    Action.RECOMMEND: "“{workshop}”参加{event}的报名已由县级推荐",
    Action.ADMIT: "“{workshop}”已确定参加{event}",
    Action.ASSIGN: "“{workshop}”在{event}的展位号有调整",
    Action.DECLINE: "“{workshop}”未入选{event}",
}
IN_STEAD = {
    APPLY: "县级文化和旅游部门已代“{workshop}”报名参加{event}",
    Action.WITHDRAW: "县级文化和旅游部门已代“{workshop}”撤回{event}的报名",
    Action.REPORT: "县级文化和旅游部门已代“{workshop}”填报{event}的参展成效",
}
"""What the leader is told of an office's steps in the workshop's stead."""


def tell(application: EventApplication, action: str, *, by: User) -> None:
    """The leader of what offices did, and the office that is waited for next. Of ``with_organiser``."""
    workshop, event = application.workshop, application.event
    link = reverse("catalog:event-application-detail", args=[application.pk])
    names = {"workshop": workshop.name, "event": event.name}
    told = TO_LEADER if by.is_leader else TO_LEADER | IN_STEAD
    if action in told and workshop.leader.user_id:
        title, kind = told[action].format(**names), f"event_application.{action}"
        notify.post(to_users=[workshop.leader.user], kind=kind, title=title, body=_body(application, action), link=link)
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


def _body(application: EventApplication, action: str) -> str:
    if action in (Action.ADMIT, Action.ASSIGN):
        stand = application.stand_number
        return f"展位号：{stand}" if stand else "展位号待定。"
    return f"原因：{application.reason}" if application.reason and action in (Action.DECLINE, Action.WITHDRAW) else ""


def _tell_office(region: Region | None, kind: str, title: str, link: str) -> None:
    notify.post(to_office=(Department.CULTURE, region), kind=kind, title=title, link=link)
