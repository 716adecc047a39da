"""The nightly sweep: two consecutive unconfirmed years end a status (notice art. 2; rules.md §4).

Idempotent, safe when two run at once and when it missed days: it decides as of each window's close. One transaction a
workshop, the workshop's row locked and its facts read again under the lock.
"""

import datetime
from dataclasses import dataclass

from django.db import transaction

from certification.models import Ending, EndingKind
from certification.notifying import tell_offices, tell_workshop
from certification.queries.measures import Windows
from certification.standing import assess_workshop, locked_with_facts, refresh, standing_ending, with_facts
from certification.wording import said_day
from workshops.access import clock, journal
from workshops.access.models import Department
from workshops.models import Standing, Workshop


@dataclass(frozen=True, slots=True)
class Lapsed:
    """One workshop whose status ended, or would in a dry run."""

    workshop_id: int
    number: str
    name: str
    ended_on: datetime.date


def revoke_lapsed(*, as_of: datetime.date, dry_run: bool = False) -> list[Lapsed]:
    """End every status that lapsed by `as_of`; returns those ended by this run (or found by a dry run).

    ValueError for a day that has not begun: only a dry run may look ahead.
    """
    if not dry_run:
        refuse_future(as_of)
    windows = Windows()
    candidates = with_facts(Workshop.objects.filter(standing=Standing.CERTIFIED).order_by("pk"))
    found = []
    for workshop in candidates.iterator(chunk_size=500):
        ended_on = assess_workshop(workshop, windows, as_of).revoked_on
        if ended_on is None or standing_ending(workshop):
            continue
        if dry_run or revoke(workshop.pk, windows=windows, as_of=as_of):
            found.append(Lapsed(workshop.pk, workshop.number, workshop.name, ended_on))
    return found


def refuse_future(as_of: datetime.date) -> None:
    """What has legal effect is decided for days that have begun, never ahead of them."""
    if as_of > clock.today():
        raise ValueError(f"{as_of:%Y-%m-%d} 尚未到来，不能据此办理；预先查看请用 --dry-run。")


def settle(workshop_id: int) -> None:
    """End the status if it has lapsed already: before anything else is decided about the workshop (rules.md §4)."""
    revoke(workshop_id, windows=Windows(), as_of=clock.today())


def revoke(workshop_id: int, *, windows: Windows, as_of: datetime.date) -> Ending | None:
    """End one status if the rule says so now, under its lock; None when there is nothing to end (any more)."""
    with transaction.atomic():
        workshop = locked_with_facts(workshop_id)
        assessment = assess_workshop(workshop, windows, as_of)
        if assessment.evidence is None or standing_ending(workshop):
            return None
        years = [assessment.evidence.first.year, assessment.evidence.second.year]
        ending = Ending.objects.create(
            workshop=workshop,
            ordinal=workshop.endings.count() + 1,
            kind=EndingKind.REVOCATION,
            effective_on=assessment.revoked_on,
            recorded_at=clock.now(),
            evidence={
                "as_of": as_of.isoformat(),
                "years": assessment.evidence.to_json(),
                "notices": _notices(workshop, years),
            },
        )
        refresh([workshop.pk], as_of=as_of)
        _tell(workshop, ending, years)
        journal.record(by=None, action="workshop.revoke", obj=workshop, detail={"years": years, "ending": ending.pk})
        return ending


def _notices(workshop: Workshop, years: list[int]) -> list[dict]:
    reminders = workshop.reminders.filter(year__in=years).order_by("sent_at")
    return [
        {
            "year": r.year,
            "stage": r.stage,
            "due_on": r.due_on.isoformat(),
            "sent_at": r.sent_at.isoformat(),
            "to": ["leader", "county"] if r.reached_leader else ["county"],
        }
        for r in reminders
    ]


def _tell(workshop: Workshop, ending: Ending, years: list[int]) -> None:
    title = f"“{workshop.name}”的非遗工坊资格已自动取消"
    body = (
        f"{years[0]}、{years[1]}两个年度连续未确认登记信息，自{said_day(ending.effective_on)}起自动取消资格。"
        "如认为有误，可由县级文化和旅游部门提请省级更正；也可重新申请认定。"
    )
    key = f"revoked:{ending.pk}"
    tell_workshop(workshop, "workshop.revoked", title, body, key=key)
    offices = [(department, workshop.region) for department in Department]
    offices.append((Department.CULTURE, workshop.region.province))
    tell_offices(workshop, offices, "workshop.revoked", title, body, key=key)
