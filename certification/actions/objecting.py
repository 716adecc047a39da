"""Objections to a public notice: they stop its clock until culture has settled them (rules.md §3)."""

import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from certification import deadlines, flow
from certification.models import Application, ApplicationStatus, Objection, PublicNotice
from certification.notifying import tell_departments
from workshops.access import clock, journal, sealed
from workshops.access.models import Department, JournalEntry, User
from workshops.access.origin import current_address
from workshops.access.refusal import Refused

FILED = "objection.file"


def object_to(notice_id: int, *, name: str, contact: str, text: str) -> Objection:
    """Filed by a member of the public while the notice runs. The contact number is kept sealed.

    Refused, too, after OBJECTIONS_PER_HOUR from one network address.
    """
    with transaction.atomic():
        _refuse_flood()
        notice = PublicNotice.objects.select_related("application").get(pk=notice_id)
        application = Application.objects.select_for_update().get(pk=notice.application_id)
        if application.status != ApplicationStatus.NOTICE or application.round != notice.round:
            raise Refused("notice_over", "公示已经结束，不能再提交异议。")
        if notice.objections.filter(upheld=True).exists():
            raise Refused("notice_over", "已有异议成立，公示终止，不再受理异议。")
        end = deadlines.notice_end(application)
        if end is not None and clock.today() > end:
            raise Refused("notice_over", "公示期已满，不能再提交异议。")
        objection = Objection(notice=notice, name=name, text=text, filed_at=clock.now())
        objection.contact_sealed = sealed.seal(contact, label=Objection.CONTACT_LABEL, row=objection.uid)
        objection.save()
        journal.record(by=None, action=FILED, obj=objection, region=application.region_id)
        flow.reschedule(application)
        tell_departments(application, "objection.filed", f"“{application.name}”公示收到异议", [Department.CULTURE])
        return objection


def may_settle(user: User, application: Application) -> bool:
    """Staff of the culture office of the very certifying region."""
    return flow.plays(user, flow.CULTURE_STAFF, application)


def settle(objection_id: int, *, by: User, upheld: bool, settlement: str) -> Objection:
    """Recorded by the county's culture office, with how it was settled."""
    with transaction.atomic():
        objection = (
            Objection.objects.select_for_update(of=("self",)).select_related("notice__application").get(pk=objection_id)
        )
        application = Application.objects.select_for_update().get(pk=objection.notice.application_id)
        if not may_settle(by, application):
            raise Refused("wrong_role", "异议须由本县文化和旅游部门处理。")
        if objection.settled_at:
            raise Refused("wrong_state", "该异议已经处理。")
        if not settlement.strip():
            raise Refused("reason_missing", "请写明异议处理情况。", field="settlement")
        objection.settled_at, objection.settled_by = clock.now(), by
        objection.upheld, objection.settlement = upheld, settlement
        objection.save()
        if application.status == ApplicationStatus.NOTICE:
            flow.reschedule(application)
        journal.record(by=by, action="objection.settle", obj=objection, region=application.region_id)
        return objection


def _refuse_flood() -> None:
    address, since = current_address(), timezone.now() - datetime.timedelta(hours=1)
    if address is None:
        return
    with connection.cursor() as cursor:  # one at a time from one address, or several at once would all be the last
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"objection:{address}"])
    filed = JournalEntry.objects.filter(action=FILED, address=address, at__gte=since).count()
    if filed >= settings.OBJECTIONS_PER_HOUR:
        raise Refused("too_many", "当前网络地址一小时内提交异议过多，请稍后再试，或直接向县级文化和旅游部门反映。")
