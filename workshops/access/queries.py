"""Reads of the administrators' and the auditor's pages (accounts, offices, journal) and of the inbox."""

import datetime

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Sum
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from .models import JournalEntry, Office, User


def accounts(*, search: str = "", duty: str = "", state: str = ""):
    """Accounts with ``has_factor``, for the list; conditions as in ``UserFilterForm``."""
    found = User.objects.select_related("office").annotate(
        has_factor=Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))
    )
    if search:
        found = found.filter(
            Q(username__contains=search) | Q(full_name__contains=search) | Q(office__name__contains=search)
        )
    if duty:
        found = found.filter(duty="" if duty == "none" else duty)
    if state == "locked":
        return found.filter(username__in=locked_usernames())
    return found.filter(is_active=state == "active") if state else found


def inbox(user: User):
    """The person's messages: the own ones, and those to an office as long as the person works in that office."""
    shown = Q(notice__to_department="")
    if user.is_office:
        shown |= Q(notice__to_department=user.office.department, notice__to_region=user.office.region_id)
    return user.inbox.filter(shown)


def locked_usernames() -> list[str]:
    """User names with too many failed sign-ins just now."""
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    tried = AccessAttempt.objects.filter(attempt_time__gte=since).values("username")
    failed = tried.annotate(total=Sum("failures_since_start")).filter(total__gte=settings.AXES_FAILURE_LIMIT)
    return list(failed.order_by().values_list("username", flat=True))


def offices(*, search: str = "", department: str = ""):
    """Offices with their region, for the list."""
    found = Office.objects.select_related("region").order_by("region_id", "department")
    if search:
        found = found.filter(Q(name__contains=search) | Q(region__full_name__contains=search))
    return found.filter(department=department) if department else found


def entries(
    *,
    who: str = "",
    action: str = "",
    result: str = "",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    before: int | None = None,
):
    """Journal entries, newest first; ``since`` and ``until`` are days in Asia/Shanghai, both included;
    ``before``: only ids below it (keyset paging)."""
    found = JournalEntry.objects.select_related("region", "leaf__seal").order_by("-id")
    if who:
        found = found.filter(actor_name=who)
    if action:
        found = found.filter(action=action)
    if result:
        found = found.filter(result=result)
    if since:
        found = found.filter(at__gte=_midnight(since))
    if until:
        found = found.filter(at__lt=_midnight(until + datetime.timedelta(days=1)))
    return found.filter(id__lt=before) if before else found


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
