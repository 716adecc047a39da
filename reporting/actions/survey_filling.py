"""Filling a sheet: drafts, photographs, handing in once, and the sender's giving it back."""

from collections.abc import Callable

from django.db import transaction

from reporting.actions.problems_texts import refuse_numbers
from reporting.actions.survey_notices import tell_reopened
from reporting.models import SheetAction, SurveyPhoto, SurveySheet, SurveyStep
from reporting.queries.surveys import (
    SHEET_JOINS,
    has_ended,
    is_in_stead,
    is_open,
    questions_of,
    roles_of,
    whole_answers,
)
from reporting.rules import survey_answers as rules
from reporting.rules import survey_flow as flow
from reporting.rules import survey_questions as asked
from reporting.rules.survey_questions import Question
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.actions.refusals import tracing
from workshops.actions.storing import discard
from workshops.models import Attachment
from workshops.people.texts import SAID, holds_number

STALE = "这份问卷在您打开之后又有别人保存过。您填写的内容仍在页面上，核对后请再按一次。"


class Faulty(Refused):
    """``faults``: key of the question → what is wrong with its answer."""

    def __init__(self, faults: dict[str, str], questions: list[Question]):
        first = next(question for question in questions if question.key in faults)
        number = questions.index(first) + 1
        super().__init__("faulty_answers", f"第 {number} 题“{first.text}”：{faults[first.key]}", field=first.key)
        self.faults = faults


def save_draft(sheet_id: int, *, by: User, given: dict, seen_version: int | None = None) -> SurveySheet:
    """Keep what was typed so far, sound or not; a number of a person is refused at once."""
    return _write(sheet_id, flow.SAVE, by, given, seen_version, _kept)


def submit(sheet_id: int, *, by: User, given: dict, seen_version: int | None = None) -> SurveySheet:
    """Hand the sheet in, once; raises ``Faulty`` with every question at fault."""
    with tracing("survey.submit", by, (SurveySheet._meta.label_lower, sheet_id)):
        return _write(sheet_id, flow.SUBMIT, by, given, seen_version, read)


@transaction.atomic
def _write(sheet_id: int, action: str, by: User, given: dict, seen: int | None, reader: Callable) -> SurveySheet:
    sheet, row = _locked(sheet_id, action, by)
    if seen is not None and seen != sheet.version:
        raise Refused("stale", STALE)
    questions = questions_of(sheet.survey)
    answers = reader(questions, given | _photo_names(sheet, questions))
    photos = {question.key for question in questions if question.kind == asked.PHOTO}
    sheet.answers = {key: answer for key, answer in answers.items() if answer is not None and key not in photos}
    sheet.status, sheet.in_stead, sheet.version = row.target, is_in_stead(sheet, by), sheet.version + 1
    if action == flow.SUBMIT:
        now = clock.now()
        sheet.submitted_at, sheet.submitted_by, sheet.reopen_reason = now, by, ""
        sheet.first_submitted_at = sheet.first_submitted_at or now
    sheet.save()
    if action == flow.SUBMIT:
        _step(sheet, SheetAction.SUBMIT, by, answers=whole_answers(sheet))
    detail = {"survey": sheet.survey_id, "in_stead": sheet.in_stead}
    journal.record(by=by, action=f"survey.{action}", obj=sheet, region=sheet.region_id, detail=detail)
    return sheet


def read(questions: list[Question], given: dict) -> dict:
    """Key → answer as it is kept; raises ``Faulty``."""
    return _taken(questions, given, rules.read)


def _kept(questions: list[Question], given: dict) -> dict:
    """Likewise of a draft, as it was typed."""
    return _taken(questions, given, rules.as_typed)


def _taken(questions: list[Question], given: dict, take: Callable) -> dict:
    answers, faults = {}, {}
    for question in questions:
        try:
            answers[question.key] = take(question, given.get(question.key))
        except rules.Wrong as wrong:
            faults[question.key] = str(wrong)
            continue
        if _names_somebody(answers[question.key]):
            faults[question.key] = SAID
    if faults:
        raise Faulty(faults, questions)
    return answers


def _names_somebody(answer) -> bool:
    return any(holds_number(text) for text in rules.texts_of(answer))


def _photo_names(sheet: SurveySheet, questions: list[Question]) -> dict[str, list[str]]:
    """The photographs that are kept, whatever the client says of them."""
    found = {question.key: [] for question in questions if question.kind == asked.PHOTO}
    for key, name in sheet.photos.values_list("key", "attachment_id"):
        found.setdefault(key, []).append(str(name))
    return found


@transaction.atomic
def add_photo(sheet_id: int, *, by: User, key: str, attachment: Attachment) -> SurveyPhoto:
    """``attachment`` was stored by ``store_photo`` for this person."""
    sheet, row = _locked(sheet_id, flow.SAVE, by)
    asks = any(each.key == key and each.kind == asked.PHOTO for each in questions_of(sheet.survey))
    if not asks or attachment.owner_id != by.pk:
        raise Refused("no_such_question", "这道题不收照片。", field=key)
    if sheet.photos.filter(key=key).count() >= asked.PHOTOS_MAX:
        raise Refused("too_many", f"最多 {asked.PHOTOS_MAX} 张照片。", field=key)
    sheet.status = row.target
    sheet.save()
    photo = SurveyPhoto.objects.create(sheet=sheet, key=key, attachment=attachment)
    journal.record(by=by, action="survey.photo", obj=sheet, region=sheet.region_id, detail={"question": key})
    return photo


@transaction.atomic
def remove_photo(sheet_id: int, *, by: User, photo_id) -> None:
    """Of a sheet not handed in. A picture that was once handed in stays with that step, and only leaves the sheet."""
    sheet, _ = _locked(sheet_id, flow.SAVE, by)
    photo = sheet.photos.select_related("attachment").filter(attachment_id=photo_id).first()
    if photo is None:
        return
    attachment, key = photo.attachment, photo.key
    photo.delete()
    if sheet.first_submitted_at is None:
        discard(attachment)
    detail = {"question": key, "removed": True}
    journal.record(by=by, action="survey.photo", obj=sheet, region=sheet.region_id, detail=detail)


def reopen(sheet_id: int, *, by: User, reason: str) -> SurveySheet:
    """By the sender's office: the sheet goes back to be mended; what was handed in stays in its steps."""
    with tracing("survey.reopen", by, (SurveySheet._meta.label_lower, sheet_id)), transaction.atomic():
        sheet, row = _locked(sheet_id, flow.REOPEN, by)
        reason = reason.strip()
        if not reason:
            raise Refused("reason_missing", "请写明退回的原因。", field="reason")
        refuse_numbers(reason=reason)
        sheet.status, sheet.reopen_reason, sheet.version = row.target, reason, sheet.version + 1
        refuse_faulty(sheet, ("reopen_reason",))
        sheet.save()
        _step(sheet, SheetAction.REOPEN, by, note=reason)
        detail = {"survey": sheet.survey_id}
        journal.record(by=by, action="survey.reopen", obj=sheet, region=sheet.region_id, detail=detail)
        tell_reopened(sheet)
        return sheet


def _step(sheet: SurveySheet, action: str, by: User, **more) -> None:
    SurveyStep.objects.create(
        sheet=sheet, action=action, by=by, office=by.office, at=clock.now(), in_stead=sheet.in_stead, **more
    )


def _locked(sheet_id: int, action: str, by: User) -> tuple[SurveySheet, flow.Transition]:
    """The sheet under its lock, and the row of the table. The survey is read after: ``surveys.end`` waits for the lock
    of sheets, so that nothing is handed in to a survey that has ended."""
    sheet = SurveySheet.objects.select_for_update(of=("self",)).select_related(*SHEET_JOINS).get(pk=sheet_id)
    sheet.survey.refresh_from_db(fields=["status"])
    found = flow.row_for(sheet.status, action, roles_of(by, sheet))
    if isinstance(found, flow.Fault):
        said = {
            "wrong_role": "您的账号不能这样办理这份答卷。",
            "wrong_state": f"这份答卷{sheet.get_status_display()}，不能再这样办理。",
        }
        raise Refused(found.code, said[found.code])
    if has_ended(sheet):
        raise Refused("not_in_force", "工坊资格已终止，不再填写问卷。")
    if not is_open(sheet.survey):
        raise Refused("not_open", "问卷尚未开始或者已经结束。")
    return sheet, found
