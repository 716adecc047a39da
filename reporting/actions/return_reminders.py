"""Reminding the offices that still owe a return, before its day and after it (when: `rules.return_reminders`)."""

import datetime
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.urls import reverse

from reporting.models import Return
from reporting.queries.returns import owed
from reporting.rules.return_reminders import DAYS_BEFORE, SOON, stage_on
from workshops.access import clock, notify
from workshops.access.models import Department, Notice, Office

BATCH = 500
KIND = "return.reminder"


def remind_returns(*, as_of: datetime.date) -> int:
    """Send what is due by `as_of` and was not sent; returns how many offices were reminded. Idempotent, safe when two
    run at once (a notice's key stands once) and when days were missed; a day that is moved later is reminded of anew.
    ValueError for a day that has not begun."""
    if as_of > clock.today():
        raise ValueError(f"{as_of:%Y-%m-%d} 尚未到来，不能据此提醒。")
    offices = Office.objects.filter(department=Department.CULTURE, is_active=True, region__isnull=False)
    rows = Return.objects.filter(owed(), due_on__lte=as_of + DAYS_BEFORE, period__last__lt=as_of)
    rows = rows.filter(region__in=offices.values("region")).select_related("period", "region").order_by("pk")
    rows = rows.defer("figures", "extras", "explanations")
    return sum(_remind(batch, as_of) for batch in _batches(rows.iterator(chunk_size=BATCH)))


def _batches(rows: Iterator[Return]) -> Iterator[list[Return]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _remind(batch: list[Return], as_of: datetime.date) -> int:
    stages = {filed.pk: stage_on(as_of, filed.due_on) for filed in batch}
    keys = {filed.pk: f"return:{filed.pk}:{filed.due_on.isoformat()}:{stages[filed.pk]}" for filed in batch}
    told = set(Notice.objects.filter(dedupe_key__in=keys.values()).values_list("dedupe_key", flat=True))
    untold = [filed for filed in batch if keys[filed.pk] not in told]
    with transaction.atomic():
        for filed in untold:
            _tell(filed, stages[filed.pk], keys[filed.pk])
    return len(untold)


def _tell(filed: Return, stage: str, key: str) -> None:
    due = f"{filed.due_on.month}月{filed.due_on.day}日"
    title = f"{filed.period}将于{due}到期，请报送" if stage == SOON else f"{filed.period}已逾期，请尽快报送"
    notify.post(
        to_office=(Department.CULTURE, filed.region),
        kind=KIND,
        title=title,
        body=f"{filed.place}的报表目前{filed.get_status_display()}，报送期限 {filed.due_on.isoformat()}。",
        link=reverse("reporting:return-detail", args=[filed.pk]),
        dedupe_key=key,
    )
