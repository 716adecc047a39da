"""Who is told of a step of a return."""

from collections.abc import Callable, Iterable

from django.urls import reverse

from reporting.models import Return, ReturnAction, ReturnLevel
from reporting.queries.returns import has_prefecture
from reporting.rules import return_flow as flow
from workshops.access import notify
from workshops.access.models import Department, Office

SILENT = (flow.GENERATE, flow.FILL, flow.CONCLUDE)


def tell(filed: Return, action: str, note: str) -> None:
    """The culture office that has to act next, or whose return was decided on."""
    if action in SILENT:
        return
    said = f"{filed}：{ReturnAction(action).label}"
    link = reverse("reporting:return-detail", args=[filed.pk])
    for region in _told(filed, action):
        notify.post(to_office=(Department.CULTURE, region), kind=f"return.{action}", title=said, body=note, link=link)


def tell_preparers(returns: Iterable[Return], kind: str, title: Callable[[Return], str], body: str) -> None:
    """The culture offices in use that make these returns; the ministry, whose the nation's is, knows."""
    asked = {filed.region_id: filed for filed in returns if filed.region_id}
    offices = Office.objects.filter(department=Department.CULTURE, is_active=True, region__in=asked)
    for office in offices.select_related("region"):
        filed = asked[office.region_id]
        link = reverse("reporting:return-detail", args=[filed.pk])
        notify.post(to_office=(Department.CULTURE, office.region), kind=kind, title=title(filed), body=body, link=link)


def _told(filed: Return, action: str) -> list:
    """Regions; None is the ministry."""
    region = filed.region
    if action == flow.SUBMIT:
        return [region.reporting_parent if has_prefecture(filed) else region.province]
    if action == flow.PASS:
        return [region.province]
    if action == flow.REPORT:
        return [None]
    if action in (flow.RETURN, flow.REOPEN) and region is not None and has_prefecture(filed):
        return [region, region.reporting_parent]
    return [region] if filed.level != ReturnLevel.NATION else []
