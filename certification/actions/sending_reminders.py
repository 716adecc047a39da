"""Sending the reminders of the yearly confirmation that are due (rules.md §4; which: `certification.reminding`)."""

import datetime

from django.db import transaction
from django.urls import reverse

from certification import reminding
from certification.actions import sweep
from certification.models import Reminder
from certification.notifying import tell_offices, tell_workshop
from certification.queries.measures import Windows
from certification.reminding import Stage
from certification.revocation import Standing as Assessment
from certification.standing import BATCH, assess_workshop, standing_ending, with_facts
from certification.wording import said_day
from workshops.access import clock
from workshops.access.models import Department
from workshops.models import Standing, Workshop


def send_reminders(*, as_of: datetime.date) -> list[Reminder]:
    """Send what is due by `as_of` and was not sent; returns it. Idempotent, safe when two run at once.

    ValueError for a day that has not begun.

    One transaction a reminder: its unique row and the notices together, so that neither is without the other.
    """
    sweep.refuse_future(as_of)
    windows, sent = Windows(), []
    candidates = with_facts(Workshop.objects.filter(standing=Standing.CERTIFIED).order_by("pk"))
    for workshop in candidates.prefetch_related("reminders", "leader__user").iterator(chunk_size=BATCH):
        if standing_ending(workshop):
            continue
        assessment = assess_workshop(workshop, windows, as_of)
        known = {(row.year, row.stage) for row in workshop.reminders.all()}
        for due in reminding.due(assessment):
            if (due.year, due.stage) not in known and (reminder := _send(workshop, due, assessment)):
                sent.append(reminder)
    return sent


def _send(workshop: Workshop, due: reminding.Reminder, assessment: Assessment) -> Reminder | None:
    """None when another run has sent it meanwhile."""
    with transaction.atomic():
        reminder, made = Reminder.objects.get_or_create(
            workshop=workshop,
            year=due.year,
            stage=due.stage,
            defaults={"due_on": due.due_on, "sent_at": clock.now(), "reached_leader": bool(workshop.leader.user_id)},
        )
        if not made:
            return None
        title, body = _words(workshop, due, assessment)
        to_offices = body if reminder.reached_leader else f"带头人没有账号，收不到本提醒，请电话告知或代为办理。{body}"
        key, kind = f"reminder:{reminder.pk}", f"confirmation.{due.stage}"
        link = reverse("certification:confirmation-new", args=[workshop.pk])
        tell_workshop(workshop, kind, title, body, key=key, link=link)
        offices = [(Department.CULTURE, workshop.region)]
        if due.stage == Stage.WARNING:
            offices.append((Department.CULTURE, workshop.region.province))
        tell_offices(workshop, offices, kind, title, to_offices, key=key)
        return reminder


def _words(workshop: Workshop, due: reminding.Reminder, assessment: Assessment) -> tuple[str, str]:
    """Title and body of the notice."""
    end = assessment.would_end_on
    consequence = f"如仍不确认，{said_day(end)}起将自动取消非遗工坊资格。" if end else ""
    if due.stage == Stage.WARNING:
        title = f"警示：“{workshop.name}”{due.year}年度未确认登记信息"
        return title, f"连续两年未确认登记信息的，自动取消非遗工坊资格。请尽快办理本年度确认。{consequence}"
    deadline = next(result.deadline for result in assessment.years if result.year == due.year)
    title = f"请办理“{workshop.name}”{due.year}年度确认"
    if due.stage != Stage.OPENING:
        title += f"（还有 {(deadline - assessment.as_of).days} 天）"
    body = f"确认截止日期为{said_day(deadline)}。信息没有变化的，核对后直接确认即可。"
    return title, body + (consequence if assessment.at_risk else "")
