"""Who is told what about a case: outbox rows in the deciding transaction, delivered by a worker."""

from collections.abc import Iterable

from django.urls import reverse

from certification.models import Application
from workshops.access import notify
from workshops.models import Workshop


def tell_applicant(application: Application, kind: str, title: str, body: str = "") -> None:
    """The leader who applied; of a transfer the clerk who prepares it."""
    link = reverse("certification:application-detail", args=[application.pk])
    told = application.applicant or application.opened_by
    notify.post(to_users=[told], kind=kind, title=title, body=body, link=link)


def tell_departments(application: Application, kind: str, title: str, departments: Iterable[str]) -> None:
    link = reverse("certification:application-detail", args=[application.pk])
    for department in departments:
        notify.post(to_office=(department, application.region), kind=kind, title=title, link=link)


def tell_workshop(
    workshop: Workshop, kind: str, title: str, body: str = "", *, key: str | None = None, link: str = ""
) -> None:
    """The leader, where the leader has an account. `link`: the page it is about, else the workshop's."""
    if workshop.leader.user_id:
        link = link or reverse("workshops:workshop-detail", args=[workshop.pk])
        notify.post(to_users=[workshop.leader.user], kind=kind, title=title, body=body, link=link, dedupe_key=key)


def tell_offices(
    workshop: Workshop,
    offices: Iterable[tuple[str, object]],
    kind: str,
    title: str,
    body: str = "",
    *,
    key=None,
    link="",
) -> None:
    """`offices`: (department, region) pairs. `link`: the page it is about, else the workshop's."""
    link = link or reverse("workshops:workshop-detail", args=[workshop.pk])
    for office in offices:
        notify.post(to_office=office, kind=kind, title=title, body=body, link=link, dedupe_key=key)
