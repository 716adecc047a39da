"""项目库 (notice art. 2, 9): the county's rural office records under which code a certified workshop was entered."""

import datetime

from django.db import transaction
from django.urls import reverse

from certification import flow
from certification.actions import sweep
from certification.models import ProjectLibraryEntry
from certification.notifying import tell_offices
from certification.wording import said_day
from workshops.access import clock, journal
from workshops.access.models import Department, User
from workshops.access.refusal import Refused
from workshops.models import Standing, Workshop


def may_record(user: User, workshop: Workshop) -> bool:
    """Staff of the rural office of the very certifying region."""
    return flow.plays(user, flow.RURAL_STAFF, workshop)


def record_entry(workshop_id: int, *, by: User, code: str, entered_on: datetime.date) -> ProjectLibraryEntry:
    """`entered_on`: between the certification and today."""
    sweep.settle(workshop_id)
    with transaction.atomic():
        workshop = _lock(workshop_id, by)
        if workshop.standing != Standing.CERTIFIED:
            raise Refused("ended", "该工坊的非遗工坊资格已经终止，不再录入项目库。")
        if ProjectLibraryEntry.objects.filter(workshop=workshop).exists():
            raise Refused("already_recorded", "该工坊已经登记入库，编号有误的请办理更正。")
        entry = ProjectLibraryEntry(workshop=workshop, by=by, recorded_at=clock.now())
        _write(entry, code, entered_on)
        journal.record(
            by=by, action="library.record", obj=entry, region=workshop.region_id, detail={"code": entry.code}
        )
        title = f"“{workshop.name}”已录入项目库"
        offices = [(Department.CULTURE, workshop.region)]
        tell_offices(workshop, offices, "library.recorded", title, f"项目库编号：{entry.code}", link=_page(entry))
        return entry


def amend_entry(entry_id: int, *, by: User, code: str, entered_on: datetime.date, reason: str) -> ProjectLibraryEntry:
    """Correct what was mistyped; the journal keeps both and the reason."""
    if not reason.strip():
        raise Refused("reason_missing", "请写明更正原因。", field="reason")
    with transaction.atomic():
        known = ProjectLibraryEntry.objects.get(pk=entry_id)
        _lock(known.workshop_id, by)
        entry = ProjectLibraryEntry.objects.select_related("workshop__region").get(pk=entry_id)
        before = {"code": entry.code, "entered_on": entry.entered_on.isoformat()}
        _write(entry, code, entered_on)
        after = {"code": entry.code, "entered_on": entry.entered_on.isoformat()}
        if after == before:
            raise Refused("unchanged", "编号和入库日期都没有改动。", field="code")
        detail = {"before": before, "after": after, "reason": reason.strip()}
        journal.record(by=by, action="library.amend", obj=entry, region=entry.workshop.region_id, detail=detail)
        return entry


def _lock(workshop_id: int, by: User) -> Workshop:
    workshop = Workshop.objects.select_for_update(of=("self",)).select_related("region").get(pk=workshop_id)
    if not may_record(by, workshop):
        raise Refused("wrong_role", "项目库登记须由本县乡村振兴部门办理。")
    return workshop


def _write(entry: ProjectLibraryEntry, code: str, entered_on: datetime.date) -> None:
    if not code.strip():
        raise Refused("code_missing", "请填写项目库编号。", field="code")
    if entered_on > clock.today():
        raise Refused("future_date", "入库日期不能晚于今天。", field="entered_on")
    if entered_on < entry.workshop.certified_on:
        certified = said_day(entry.workshop.certified_on)
        raise Refused("before_certified", f"入库日期不能早于认定日期（{certified}）。", field="entered_on")
    entry.code, entry.entered_on = code.strip(), entered_on
    entry.save()


def _page(entry: ProjectLibraryEntry) -> str:
    return reverse("certification:library-entry-detail", args=[entry.workshop_id])
