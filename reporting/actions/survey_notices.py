"""Telling those asked that a survey waits, and reminding those who have not answered: each notice goes out once."""

import datetime

from django.db import transaction
from django.urls import reverse

from reporting.actions.survey_following import follow_divisions
from reporting.models import Survey, SurveySheet, SurveyStatus
from reporting.queries.surveys import is_open, keeps_survey, there
from reporting.rules import survey_flow as flow
from workshops.access import clock, journal, notify
from workshops.access.models import Department, Notice, User
from workshops.access.refusal import Refused
from workshops.regions.models import Region


def announce(survey: Survey) -> None:
    """To everybody who has not answered; in the current transaction."""
    title = f"请填写问卷：{survey.title}"
    _tell(survey, title, f"survey.open:{survey.pk}")


def remind_surveys(*, as_of: datetime.date) -> list[int]:
    """Announces what begins on or before the day, and sends what reminders are due; returns the surveys reminded.

    May run twice or late: who has had a notice isn't told again.
    """
    if as_of > clock.today():
        raise ValueError(f"{as_of} 还没有到，不能提前提醒。")
    rows = Survey.objects.filter(status=SurveyStatus.OPEN, opens_on__lte=as_of).order_by("pk")
    return [pk for pk in rows.values_list("pk", flat=True) if _remind(pk, as_of)]


@transaction.atomic
def _remind(survey_id: int, as_of: datetime.date) -> bool:
    survey = Survey.objects.select_for_update(of=("self",), no_key=True).get(pk=survey_id)
    if survey.status != SurveyStatus.OPEN:
        return False
    follow_divisions(survey)
    announce(survey)
    mark = flow.reminder_due(survey.due_on, as_of)
    if not mark:
        return False
    day = f"{survey.due_on:%Y-%m-%d}"
    said = f"问卷已过截止日期（{day}），请尽快填写" if mark == flow.LATE else f"问卷将于 {day} 截止，请尽快填写"
    told = _tell(survey, f"{said}：{survey.title}", f"survey.remind:{survey.pk}:{mark}")
    if told:
        journal.record(by=None, action="survey.remind", obj=survey, detail={"mark": mark, "told": told})
    return bool(told)


def remind_now(survey_id: int, *, by: User) -> int:
    """By the sender's office, beside the reminders that go out by themselves; once a day. How many are told."""
    with transaction.atomic():
        survey = Survey.objects.select_for_update(of=("self",), no_key=True).get(pk=survey_id)
        if not keeps_survey(survey, by):
            raise Refused("wrong_role", "只有编制这份问卷的单位可以提醒。")
        if not is_open(survey):
            raise Refused("not_open", "问卷尚未开始或者已经结束。")
        key = f"survey.remind:{survey.pk}:{clock.today().isoformat()}"
        if Notice.objects.filter(dedupe_key=key).exists():
            raise Refused("told_today", "今天已经提醒过，明天可以再提醒。")
        told = _tell(survey, f"请尽快填写问卷（{survey.due_on:%Y-%m-%d} 截止）：{survey.title}", key)
        journal.record(by=by, action="survey.remind", obj=survey, detail={"told": told})
        return told


def _tell(survey: Survey, title: str, key: str) -> int:
    """Leaders by account; the county's culture office for those without; offices. Returns how many are told by now."""
    waiting = SurveySheet.objects.filter(there(), survey=survey, status__in=flow.UNFILLED).order_by()
    link = reverse("reporting:survey-sheet-list") + "?mine=true"
    said = {"kind": "survey.waiting", "title": title, "link": link, "dedupe_key": key}
    leaders = waiting.filter(workshop__leader__user__isnull=False).values("workshop__leader__user")
    told = len(notify.post(to_users=User.objects.filter(pk__in=leaders), **said))
    counties = waiting.filter(workshop__isnull=False, workshop__leader__user=None).values("workshop__region")
    for region in Region.objects.filter(pk__in=counties):
        told += len(notify.post(to_office=(Department.CULTURE, region), **said))
    for sheet in waiting.filter(office__isnull=False).select_related("office__region"):
        told += len(notify.post(to_office=(sheet.office.department, sheet.office.region), **said))
    return told


def tell_reopened(sheet: SurveySheet) -> None:
    """To who fills the sheet, with the reason."""
    link = reverse("reporting:survey-sheet-detail", args=[sheet.pk])
    said = {"kind": "survey.reopened", "title": f"问卷退回修改：{sheet.survey.title}", "body": sheet.reopen_reason}
    said["link"] = link
    if sheet.office_id:
        notify.post(to_office=(sheet.office.department, sheet.office.region), **said)
    elif sheet.workshop.leader.user_id:
        notify.post(to_users=[sheet.workshop.leader.user], **said)
    else:
        notify.post(to_office=(Department.CULTURE, sheet.workshop.region), **said)
