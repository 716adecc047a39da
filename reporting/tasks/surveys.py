"""Daily: surveys that begin are announced, and who has not answered is reminded."""

import datetime

from celery import shared_task

from reporting.actions import survey_notices
from workshops.access import clock


@shared_task
def remind_surveys(as_of: str | None = None) -> None:
    survey_notices.remind_surveys(as_of=datetime.date.fromisoformat(as_of) if as_of else clock.today())
