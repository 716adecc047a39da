"""How long each step may take (rules.md §2, "days allowed to each step"), counted in working days from today."""

import datetime

from certification import notice_clock
from certification.models import (
    Application,
    ApplicationStatus,
    Confirmation,
    ConfirmationStatus,
    CorrectionStatus,
    EndingStatus,
)
from certification.queries.measures import measure_for
from workshops.access import clock

ENDING_DAYS = 20  # (ours): a 注销 or 撤销 case
CORRECTION_DAYS = 20  # (ours): the province's decision on a correction

OPEN_CASES = {EndingStatus.REQUESTED: ENDING_DAYS, EndingStatus.HEARING: ENDING_DAYS}


def due_on(obj) -> datetime.date | None:
    """The last day for the step that now waits; None where nobody's step is waited for."""
    days = _days(obj)
    if days is None:
        return None
    start = clock.today()
    if isinstance(obj, Application) and obj.status == ApplicationStatus.NOTICE:
        start = notice_end(obj) or start
    return notice_clock.add_working_days(start, days)


def _days(obj) -> int | None:
    if isinstance(obj, Application):
        measure = obj.measure
        return {
            ApplicationStatus.SUBMITTED: lambda: measure.accept_days,
            ApplicationStatus.ACCEPTED: lambda: measure.accept_days,
            ApplicationStatus.REVIEW: lambda: measure.review_days,
            ApplicationStatus.NOTICE: lambda: measure.decide_days,
            ApplicationStatus.TRANSFER_CHECK: lambda: measure.decide_days,
        }.get(obj.status, lambda: None)()
    if isinstance(obj, Confirmation):
        return None if obj.status != ConfirmationStatus.SUBMITTED else confirm_days(obj)
    if obj.status == CorrectionStatus.REQUESTED and not hasattr(obj, "kind"):
        return CORRECTION_DAYS
    return OPEN_CASES.get(obj.status)


def confirm_days(confirmation: Confirmation) -> int:
    return measure_for(confirmation.workshop.region, clock.today()).confirm_days


def notice_end(application: Application) -> datetime.date | None:
    """Last day of the current public notice; None while an objection stops the clock or none was opened."""
    notice = application.notices.filter(round=application.round).first()
    if notice is None:
        return None
    pauses = [
        (clock.local_day(filed), clock.local_day(settled) if settled else None)
        for filed, settled in notice.objections.values_list("filed_at", "settled_at")
    ]
    return notice_clock.ends_on(notice.starts_on, notice.days, notice.day_kind, pauses)
