"""Changes of divisions as pages and actions ask for them."""

from dataclasses import dataclass

from django.db.models import Q

from reporting.rules import boundary_flow as flow
from workshops.access import clock
from workshops.access.models import Department, Duty, User
from workshops.models import Leader, RegionAssignment, RegionHandover, Workshop
from workshops.regions import divisions
from workshops.regions.models import ChangeStatus, RegionChange, RegionChangeLine
from workshops.regions.restatement import Change, Impossible, Units, redo, splits


def may_enter(user: User) -> bool:
    """The ministry's culture officials."""
    return user.is_office and user.region is None and user.department == Department.CULTURE and (
        user.duty == Duty.OFFICIAL
    )  # fmt: skip


def facts_of(change: RegionChange, user: User) -> flow.Facts:
    return flow.Facts(
        status=change.status,
        is_official=may_enter(user),
        entered_it=change.entered_by_id == user.pk,
        has_splits=bool(splits(change.as_pure())),
        is_due=change.effective_on <= clock.today(),
    )


def allowed_actions(change: RegionChange, user: User) -> list[str]:
    return flow.allowed_actions(facts_of(change, user))


def listed():
    return RegionChange.objects.prefetch_related("lines").select_related("entered_by", "reviewed_by")


def shown_to(user: User):
    """Every office sees what is reviewed or in force; drafts are the ministry's own."""
    rows = listed()
    if may_enter(user):
        return rows
    return rows.filter(status__in=(ChangeStatus.REVIEWED, ChangeStatus.APPLIED))


def tree_before(change: RegionChange) -> Units:
    """The divisions that a change not applied yet will find: today's, with the reviewed ones that come before it."""
    units = divisions.current()
    earlier = RegionChange.objects.filter(status=ChangeStatus.REVIEWED).exclude(pk=change.pk).prefetch_related("lines")
    for other in sorted(earlier, key=lambda each: (each.effective_on, each.pk)):
        after_it = change.pk is not None and other.pk > change.pk
        if other.effective_on > change.effective_on or (other.effective_on == change.effective_on and after_it):
            continue
        try:
            units = redo(units, other.as_pure())
        except Impossible:
            continue
    return units


@dataclass(frozen=True, slots=True)
class Asked:
    """A workshop of a split division, and where it has been assigned."""

    workshop: Workshop
    options: list[str]
    chosen: str


def to_assign(change: RegionChange) -> list[Asked]:
    parts = splits(change.as_pure())
    chosen = dict(RegionAssignment.objects.filter(change=change).values_list("workshop_id", "new_code"))
    rows = Workshop.objects.filter(region__in=parts).order_by("region_id", "name", "pk")
    return [
        Asked(row, parts[row.region_id], chosen.get(row.pk, "") if chosen.get(row.pk) in parts[row.region_id] else "")
        for row in rows
    ]


def unassigned(change: RegionChange) -> list[Asked]:
    return [each for each in to_assign(change) if not each.chosen]


def touched_later(change: RegionChange, pure: Change) -> bool:
    """A change that comes after this one, by its day or entered later for the same day, is applied already and names
    one of the same divisions."""
    codes = {*pure.olds, *pure.news}
    after = Q(change__effective_on__gt=change.effective_on)
    if change.pk:
        after |= Q(change__effective_on=change.effective_on, change__pk__gt=change.pk)
    later = RegionChangeLine.objects.filter(after, change__status=ChangeStatus.APPLIED)
    return later.filter(Q(old_code__in=codes) | Q(new_code__in=codes)).exists()


def handovers(user: User):
    """Those that an office gives or receives, or that lie below it; its own department's."""
    rows = RegionHandover.objects.visible_to(user).select_related("change", "from_region", "region", "acknowledged_by")
    return rows if user.is_office and user.region is None else rows.filter(department=user.department)


def handovers_waiting(user: User):
    """Those that this very office is to confirm."""
    if not user.is_office:
        return RegionHandover.objects.none()
    open_ones = RegionHandover.objects.filter(department=user.department, acknowledged_at=None)
    mine = Q(office=user.office_id)
    mine |= Q(office=None) if user.region is None else Q(office=None, region__path__startswith=user.region.path)
    return open_ones.filter(mine)


def reviews_waiting(user: User):
    """Drafts that somebody else entered."""
    drafts = RegionChange.objects.filter(status=ChangeStatus.DRAFT)
    return drafts.exclude(entered_by=user) if may_enter(user) else drafts.none()


def may_acknowledge(handover: RegionHandover, user: User) -> bool:
    """Whoever works in the receiving office; where there is none yet, the department's office above it."""
    if handover.acknowledged_at or not user.is_office or user.department != handover.department:
        return False
    if handover.office_id:
        return user.office_id == handover.office_id
    return user.region is None or handover.region.path.startswith(user.region.path)


def leaders_of(workshops) -> list[User]:
    found = Leader.objects.filter(workshops__in=workshops).exclude(user=None).select_related("user").distinct()
    return list({leader.user_id: leader.user for leader in found}.values())
