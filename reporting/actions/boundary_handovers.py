"""Handing over the open cases of a changed division, and telling whom it concerns."""

from collections.abc import Mapping

from django.db.models import F
from django.urls import reverse

from reporting.actions.boundary_offices import Followed, receiving
from reporting.queries.boundaries import leaders_of
from reporting.queries.boundary_cases import OpenCase, open_cases
from reporting.queries.boundary_parts import Parts
from workshops.access import clock, notify
from workshops.access.models import Department
from workshops.models import RegionAssignment, RegionHandover, RegionHandoverCase
from workshops.regions.models import Region, RegionChange
from workshops.regions.restatement import Change, splits

Offered = dict[str, list[tuple[OpenCase, str | None]]]
"""By old division; of a split one with the part that the case goes to, where it goes with a workshop."""


def collect(change: RegionChange, pure: Change) -> Offered:
    """The open cases of every old division, as they lie before anything moves."""
    parts = {code: Parts(change, code) for code in splits(pure)}
    return {
        code: [(case, parts[code].part_of(case) if code in parts else None) for case in open_cases(code)]
        for code in pure.olds
    }


def write(
    change: RegionChange, pure: Change, taken: Mapping[str, str | None], ended: Mapping[str, str | None],
    offered: Offered, followed: Followed,
) -> None:  # fmt: skip
    """One record for each department, from each old division to each that got cases or the people of an office of it.
    An office that goes on as it is, and had nothing under way, has nothing to confirm."""
    made: dict[tuple[str, str, str], list[OpenCase]] = {
        (department, code, taken[code] or ""): []
        for (code, department), (_, joined) in followed.items()
        if taken[code] and joined
    }
    for code, cases in offered.items():
        for case, part in cases:
            target = part or taken[code] or ended[code]
            for department in case.departments if target and target != code else ():
                made.setdefault((department, code, target), []).append(case)
    for (department, code, target), cases in sorted(made.items()):
        _record(change, pure, department, code, target, cases, followed)


def _record(change, pure, department, code, target, cases, followed) -> None:
    region = Region.objects.get(pk=target)
    office = receiving(region, department)
    label = Department(department).label
    old_name = f"{pure.olds[code].name}{label}部门"
    if (code, department) in followed:
        old_name = followed[code, department][0]
    handover = RegionHandover.objects.create(
        change=change, department=department, from_region_id=code, from_office=old_name[:100], region=region,
        office=office, to_office=(office.name if office else f"{region.name}{label}部门（尚未设立机构）")[:100],
    )  # fmt: skip
    RegionHandoverCase.objects.bulk_create(
        RegionHandoverCase(
            handover=handover, model=case.model, object_id=case.object_id, sort=case.sort, title=case.title,
            state=case.state,
        )
        for case in cases
    )  # fmt: skip
    said = f"移交在办事项 {len(cases)} 件，请核对后确认接收。" if cases else "没有在办事项，请确认接收。"
    notify.post(
        to_office=(department, region if office else region.reporting_parent), kind="region.handover",
        title=f"区划变更移交：{handover.from_office}", body=said,
        link=reverse("reporting:boundary-handover", args=[handover.pk]), dedupe_key=f"region.handover.{handover.pk}",
    )  # fmt: skip


def tell(change: RegionChange, pure: Change) -> None:
    """The offices of the new divisions, the ministry, and leaders whose workshop's division is another now."""
    link = reverse("reporting:boundary-detail", args=[change.pk])
    said = {"kind": "region.changed", "title": f"区划变更已生效：{change.title}", "link": link}
    key = f"region.changed.{change.pk}"
    regions = Region.objects.filter(pk__in=pure.news)
    for department in Department.values:
        for region in [None, *regions]:
            notify.post(to_office=(department, region), dedupe_key=key, **said)
    moved = RegionAssignment.objects.filter(change=change).exclude(old=F("workshop__region"))
    users = leaders_of(moved.values("workshop"))
    if users:
        body = "工坊的登记编号、证书和历史记录不变，此后由新区划的部门管理。"
        own = said | {"body": body, "link": reverse("workshops:workshop-list")}
        notify.post(to_users=users, dedupe_key=key, **own)


def tell_unreviewed(change: RegionChange) -> None:
    """The ministry, once, that the day of a draft has come and nobody has reviewed it."""
    notify.post(
        to_office=(Department.CULTURE, None), kind="region.unreviewed", title=f"区划变更到期尚未审核：{change.title}",
        body=f"生效日期 {change.effective_on} 已到，仍是草稿，没有执行。请由录入人以外的人员审核，或者作废。",
        link=reverse("reporting:boundary-detail", args=[change.pk]),
        dedupe_key=f"region.unreviewed.{change.pk}.{change.effective_on}",
    )  # fmt: skip


def tell_blocked(change: RegionChange, why: str) -> None:
    """The ministry, once a day, that a change whose day has come can't be applied."""
    notify.post(
        to_office=(Department.CULTURE, None), kind="region.blocked", title=f"区划变更未能执行：{change.title}",
        body=why, link=reverse("reporting:boundary-detail", args=[change.pk]),
        dedupe_key=f"region.blocked.{change.pk}.{clock.today()}",
    )  # fmt: skip
