"""Reminding leaders of the quarterly check-in, and counties of whom they have to ask (when: `rules.check_in_term`)."""

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.urls import reverse

from reporting.queries.check_ins import unanswered
from reporting.rules.check_in_term import closes_on, due_stage, open_quarters
from reporting.rules.return_periods import Period
from workshops.access import clock, notify
from workshops.access.models import Department, Notice
from workshops.models import Workshop
from workshops.regions.models import Region

BATCH = 500
KIND = "check_in.reminder"


def remind_check_ins(*, as_of: datetime.date) -> int:
    """Send what is due by `as_of` and was not sent; returns how many leaders were reminded. Idempotent, safe when two
    run at once (a notice's key stands once) and when days were missed. ValueError for a day that has not begun."""
    if as_of > clock.today():
        raise ValueError(f"{as_of:%Y-%m-%d} 尚未到来，不能据此提醒。")
    sent = 0
    for quarter in open_quarters(as_of):
        stage = due_stage(quarter, as_of)
        if stage:
            sent += _remind(quarter, stage)
    return sent


def _remind(quarter: Period, stage: str) -> int:
    rows = unanswered(Workshop.objects.all(), quarter).select_related("leader__user").order_by("pk")
    mark, sent = f"{quarter.first.isoformat()}:{stage}", 0
    missing, voiceless = Counter(), Counter()
    for batch in _batches(rows.iterator(chunk_size=BATCH)):
        keys = {f"check_in:{workshop.pk}:{mark}" for workshop in batch}
        told = set(Notice.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
        with transaction.atomic():
            for workshop in batch:
                missing[workshop.region_id] += 1
                voiceless[workshop.region_id] += workshop.leader.user_id is None
                key = f"check_in:{workshop.pk}:{mark}"
                if workshop.leader.user_id and key not in told:
                    _tell_leader(workshop, quarter, key)
                    sent += 1
    _tell_counties(quarter, mark, missing, voiceless)
    return sent


def _batches(rows: Iterator[Workshop]) -> Iterator[list[Workshop]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _tell_leader(workshop: Workshop, quarter: Period, key: str) -> None:
    last = closes_on(quarter)
    notify.post(
        to_users=[workshop.leader.user],
        kind=KIND,
        title=f"请报告“{workshop.name}”{quarter.label}的生产状况",
        body=f"点一下“生产”“停产”或“歇业”即可，{last.month}月{last.day}日截止。",
        link=reverse("reporting:check-in-new"),
        dedupe_key=key,
    )


def _tell_counties(quarter: Period, mark: str, missing: Counter, voiceless: Counter) -> None:
    """One notice a county: how many have not answered, and how many of them only the county can ask."""
    keys = {f"check_ins:{code}:{mark}" for code in missing}
    told = set(Notice.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
    for code, region in Region.objects.in_bulk(list(missing)).items():
        key = f"check_ins:{code}:{mark}"
        if key in told:
            continue
        body = f"其中 {voiceless[code]} 家的带头人没有账号，请电话或走访后代报。" if voiceless[code] else ""
        with transaction.atomic():
            notify.post(
                to_office=(Department.CULTURE, region),
                kind=KIND,
                title=f"{missing[code]} 家工坊尚未报告{quarter.label}的生产状况",
                body=body,
                link=f"{reverse('reporting:survival-list')}?state=none&standing=certified",
                dedupe_key=key,
            )
