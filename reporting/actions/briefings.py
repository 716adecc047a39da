"""Briefings are made at once and journaled; they are not kept, for the same basis gives the same again."""

import datetime

from django.db import transaction

from reporting.queries.basis import SETTLED, Basis
from reporting.queries.briefing import Briefing, briefing_of
from reporting.rules.return_periods import Period
from workshops.access import clock, journal
from workshops.access.refusal import Refused
from workshops.regions.models import Region


@transaction.atomic
def make_briefing(*, by, region: Region, period: Period, known_at: datetime.datetime | None = None) -> Briefing:
    """Up to today where the period isn't over. ``known_at`` None: what is settled by now.

    Refused: accounts of no office, a period to come, an instant to come.
    """
    if not by.is_office:
        raise Refused("no_office", "简报由各级工作人员生成。")
    if period.first > clock.today():
        raise Refused("future_period", "这一时期尚未开始。", field="year")
    settled = (clock.now() - SETTLED).replace(microsecond=0)
    if known_at and known_at > settled:
        raise Refused("future_instant", "登记截至的时点须早于现在 10 分钟。", field="known_at")
    basis = Basis.of_period(period.first, min(period.last, clock.today()), known_at or settled)
    made = briefing_of(region, period, basis)
    detail = {"period": period.label, "known_at": basis.instant.isoformat(), "digest": made.released.digest}
    journal.record(by=by, action="briefing.make", region=region, detail=detail)
    return made
