"""Reminding of rights that end, and closing those that have ended (notice art. 6; when: `catalog.rules.expiry`)."""

import datetime
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, Min, Q
from django.urls import reverse

from catalog.models import IntellectualRight, RightReminder, RightStatus
from catalog.rules import expiry
from certification.wording import said_day
from workshops.access import clock, journal, notify
from workshops.access.models import Department
from workshops.models import Standing


@dataclass
class Done:
    """What a run did; `expired` are keys of rights."""

    reminders: list[RightReminder] = field(default_factory=list)
    expired: list[int] = field(default_factory=list)


def remind_rights(*, as_of: datetime.date) -> Done:
    """Send what is due by `as_of` and was not sent, and let end what has ended. Idempotent, safe when two run at once
    and when days were missed: of several stages only the newest is sent. ValueError for a day that has not begun."""
    if as_of > clock.today():
        raise ValueError(f"{as_of:%Y-%m-%d} 尚未到来，不能据此提醒。")
    done = Done()
    for pk in _candidates(as_of):
        _settle(pk, as_of, done)
    return done


def _candidates(as_of: datetime.date) -> list[int]:
    """Rights in force whose stage was not reminded of, or that are over."""
    rows = IntellectualRight.objects.filter(
        voided_at=None, status=RightStatus.IN_FORCE, expires_on__lte=as_of + expiry.HORIZON
    )
    sent = Min("reminders__days_before", filter=Q(reminders__expires_on=F("expires_on")))
    known = rows.annotate(sent=sent).order_by("pk").values_list("pk", "expires_on", "sent")
    return [
        pk
        for pk, ends, stage in known.iterator()
        if ends < as_of or stage is None or stage > expiry.due_stage(ends, as_of)
    ]


@transaction.atomic
def _settle(pk: int, as_of: datetime.date, done: Done) -> None:
    """One right, under its lock: somebody may have renewed it meanwhile, or another run been quicker."""
    rows = IntellectualRight.objects.select_for_update(of=("self",), no_key=True)
    right = rows.select_related("region", "workshop__leader__user").get(pk=pk)
    if right.voided_at or right.status != RightStatus.IN_FORCE or right.expires_on is None:
        return
    stage = expiry.due_stage(right.expires_on, as_of)
    if stage is not None and _is_told(right) and (reminder := _remind(right, stage, as_of)):
        done.reminders.append(reminder)
    if right.expires_on < as_of:
        _expire(right)
        done.expired.append(right.pk)


def _is_told(right: IntellectualRight) -> bool:
    """Of a workshop whose status has ended nobody is told any more."""
    return right.workshop is None or right.workshop.standing == Standing.CERTIFIED


def _remind(right: IntellectualRight, stage: int, as_of: datetime.date) -> RightReminder | None:
    """None where this stage or a later one was sent for the same last day."""
    if right.reminders.filter(expires_on=right.expires_on, days_before__lte=stage).exists():
        return None
    reminder = RightReminder.objects.create(
        right=right, expires_on=right.expires_on, days_before=stage, sent_on=clock.today()
    )
    title, body = _words(right, as_of)
    leader = right.workshop.leader.user if right.workshop else None
    said = {
        "kind": "right.expiring" if stage else "right.expired",
        "title": title,
        "link": reverse("catalog:intellectual-rights-detail", args=[right.pk]),
        "dedupe_key": f"right_reminder:{reminder.pk}",
    }
    if leader:
        notify.post(to_users=[leader], body=body, **said)
    elif right.workshop:
        body = f"带头人没有账号，收不到本提醒，请电话告知。{body}"
    notify.post(to_office=(Department.CULTURE, right.region), body=body, **said)
    return reminder


def _words(right: IntellectualRight, as_of: datetime.date) -> tuple[str, str]:
    left, kind = (right.expires_on - as_of).days, right.get_kind_display()
    when = "已到期" if left < 0 else "今天到期" if left == 0 else f"还有 {left} 天到期"
    holder = f"工坊“{right.workshop.name}”的" if right.workshop else ""
    body = f"{holder}{kind}“{right.name}”（{right.number}）有效期至{said_day(right.expires_on)}。"
    return f"{kind}“{right.name}”{when}", body + expiry.RENEWING[right.kind]


def _expire(right: IntellectualRight) -> None:
    right.status = RightStatus.EXPIRED
    right.version += 1
    right.save(update_fields=["status", "version", "updated_at"])
    journal.record(
        by=None,
        action="intellectual_rights.expire",
        obj=right,
        region=right.region_id,
        detail={"expires_on": right.expires_on.isoformat()},
    )
