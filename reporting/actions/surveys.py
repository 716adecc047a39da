"""Composing and sending surveys. What is sent is frozen; whoever is asked gets a sheet in the same transaction."""

import datetime
import hashlib
import json

from django.db import transaction

from reporting.actions.problems_texts import one_line, refuse_numbers
from reporting.actions.survey_notices import announce
from reporting.models import (
    SheetStatus,
    Survey,
    SurveyAudience,
    SurveyForm,
    SurveyQuestion,
    SurveySheet,
    SurveyStatus,
)
from reporting.queries.survey_audience import gone_regions, may_send, pairings_for, partners, regions_for, unasked
from reporting.queries.surveys import keeps_survey, question_of
from reporting.rules import survey_flow as flow
from reporting.rules import survey_questions as rules
from workshops.access import clock, journal
from workshops.access.models import User
from workshops.access.refusal import Refused
from workshops.actions.faults import refuse_faulty
from workshops.actions.refusals import tracing

FIELDS = ("title", "intro", "audience", "departments", "craft_category", "area_type", "pairing", "opens_on", "due_on")
LONGEST = datetime.timedelta(days=731)
LINES = ("section", "text", "help", "unit")
ASKED = (
    "kind", "section", "text", "help", "required", "unit", "minimum", "maximum", "options", "columns", "rows",
)  # fmt: skip


def draft(*, by: User, regions=(), **facts) -> Survey:
    """A new survey of the user's office, without questions yet."""
    if not may_send(by):
        raise Refused("wrong_role", "只有国家和省级部门可以编制问卷。")
    with transaction.atomic():
        survey = Survey(office=by.office, created_by=by, created_at=clock.now())
        _write(survey, by, facts, list(regions))
        journal.record(by=by, action="survey.draft", obj=survey, region=by.office.region_id)
        return survey


def amend(survey_id: int, *, by: User, regions=(), **facts) -> Survey:
    """Change what is asked of whom and when, while it is a draft."""
    with transaction.atomic():
        survey = locked_draft(survey_id, by)
        _write(survey, by, facts, list(regions))
        journal.record(by=by, action="survey.amend", obj=survey, region=by.office.region_id)
        return survey


def _write(survey: Survey, by: User, facts: dict, regions: list) -> None:
    for name in FIELDS:
        if name in facts:
            setattr(survey, name, facts[name])
    survey.title = one_line(survey.title)
    if survey.audience == SurveyAudience.WORKSHOPS:
        survey.departments, survey.pairing = [], None
    else:
        survey.craft_category = survey.area_type = ""
    refuse_faulty(survey, ("title", "intro", "audience", "craft_category", "area_type", "opens_on", "due_on"))
    refuse_numbers(title=survey.title, intro=survey.intro)
    if survey.due_on < survey.opens_on:
        raise Refused("wrong_days", "截止日期不能早于开始日期。", field="due_on")
    if survey.due_on - survey.opens_on > LONGEST:
        raise Refused("wrong_days", "填写时间最长两年，请核对日期。", field="due_on")
    if survey.audience == SurveyAudience.OFFICES and not survey.departments:
        raise Refused("no_departments", "请选择由哪些部门填写。", field="departments")
    _refuse_foreign(survey, by, regions)
    survey.save()
    survey.regions.set(regions)


def _refuse_foreign(survey: Survey, by: User, regions: list) -> None:
    if survey.pairing and not pairings_for(by).filter(pk=survey.pairing.pk).exists():
        raise Refused("foreign_pairing", "请选择与本地区有关、仍在结对的关系。", field="pairing")
    if survey.pairing and not partners(survey):
        raise Refused("no_partner", "这一结对关系的双方都在本地区，请直接按地区发放。", field="pairing")
    if survey.pairing and regions:
        raise Refused("both_scopes", "互访调研由结对地区填写，不再选择范围。", field="regions")
    own = set(regions_for(by).values_list("pk", flat=True))
    if any(region.pk not in own for region in regions):
        raise Refused("foreign_region", "请从本地区的下级地区中选择。", field="regions")


def put_question(survey_id: int, *, by: User, question_id: int | None = None, **facts) -> SurveyQuestion:
    """Add a question at the end, or change one where it stands."""
    with transaction.atomic():
        survey = locked_draft(survey_id, by)
        places = list(survey.questions.values_list("position", flat=True))
        if question_id is None:
            if len(places) >= rules.QUESTIONS_MAX:
                raise Refused("too_many", f"一份问卷最多 {rules.QUESTIONS_MAX} 道题。")
            row = SurveyQuestion(survey=survey, position=max(places, default=0) + 1)
        else:
            row = survey.questions.get(pk=question_id)
        for name in ASKED:
            if name in facts:
                setattr(row, name, one_line(facts[name]) if name in LINES else facts[name])
        row.options = [one_line(each) for each in row.options]
        row.columns = [{**each, "name": one_line(each["name"])} for each in row.columns]
        refuse_faulty(row, ("kind", "section", "text", "help", "unit", "minimum", "maximum"))
        columns = "\n".join(each["name"] for each in row.columns)
        refuse_numbers(
            text=row.text, section=row.section, help=row.help, options="\n".join(row.options), column_1=columns
        )
        for field, message in rules.faults(question_of(row)):
            raise Refused("faulty_question", message, field=field)
        row.save()
        _journal_edit(survey, by)
        return row


def remove_question(survey_id: int, *, by: User, question_id: int) -> None:
    with transaction.atomic():
        survey = locked_draft(survey_id, by)
        survey.questions.filter(pk=question_id).delete()
        _renumber(survey, list(survey.questions.all()))
        _journal_edit(survey, by)


def move_question(survey_id: int, *, by: User, question_id: int, up: bool) -> None:
    """One place up or down; at the end it stays."""
    with transaction.atomic():
        survey = locked_draft(survey_id, by)
        rows = list(survey.questions.all())
        at = next((place for place, row in enumerate(rows) if row.pk == question_id), None)
        to = None if at is None else at + (-1 if up else 1)
        if to is None or not 0 <= to < len(rows):
            return
        rows[at], rows[to] = rows[to], rows[at]
        _renumber(survey, rows)
        _journal_edit(survey, by)


def _renumber(survey: Survey, rows: list[SurveyQuestion]) -> None:
    """The constraint is asked at the end of the transaction."""
    for place, row in enumerate(rows, start=1):
        row.position = place
    SurveyQuestion.objects.bulk_update(rows, ["position"])


def _journal_edit(survey: Survey, by: User) -> None:
    journal.record(by=by, action="survey.amend", obj=survey, region=by.office.region_id, detail={"part": "questions"})


def copy(survey_id: int, *, by: User) -> Survey:
    """The next edition: a draft with the same questions, to be changed and sent anew."""
    with transaction.atomic():
        old = Survey.objects.select_for_update(of=("self",), no_key=True).get(pk=survey_id)
        if not keeps_survey(old, by):
            raise Refused("wrong_role", "只能再编本单位的问卷。")
        facts = {name: getattr(old, name) for name in FIELDS}
        days = old.due_on - old.opens_on
        facts |= {"opens_on": clock.today(), "due_on": clock.today() + days}
        new = Survey(
            office=by.office, created_by=by, created_at=clock.now(), previous=old, edition=old.edition + 1, **facts
        )
        new.save()
        new.regions.set(old.regions.all())
        SurveyQuestion.objects.bulk_create(
            SurveyQuestion(survey=new, position=row.position, **{name: getattr(row, name) for name in ASKED})
            for row in old.questions.all()
        )
        journal.record(by=by, action="survey.draft", obj=new, region=by.office.region_id, detail={"previous": old.pk})
        return new


def publish(survey_id: int, *, by: User) -> Survey:
    """Freeze the form and give everybody asked a sheet."""
    with tracing("survey.publish", by, (Survey._meta.label_lower, survey_id)), transaction.atomic():
        survey = locked(survey_id, by, flow.PUBLISH)
        questions = [question_of(row).stored() for row in survey.questions.all()]
        if not questions:
            raise Refused("no_questions", "还没有题目，不能发布。")
        if survey.due_on < clock.today():
            raise Refused("past", "截止日期已过，请先修改日期。")
        if survey.pairing_id and (survey.pairing.until or survey.pairing.voided_at):
            raise Refused("foreign_pairing", "结对关系已经结束，请先修改发放范围。")
        if gone := gone_regions(survey):
            said = "、".join(region.name for region in gone)
            raise Refused("gone_region", f"发放范围中的{said}已经撤销，请先重新选择范围。")
        made = _sheets(survey)
        if not made:
            raise Refused("nobody", "按现在的范围没有需要填写的对象，请先修改发放范围。")
        whole = json.dumps(questions, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(whole.encode()).hexdigest()
        SurveyForm.objects.create(survey=survey, questions=questions, digest=digest, frozen_at=clock.now())
        survey.status, survey.published_at = flow.SURVEY_TABLE[survey.status, flow.PUBLISH], clock.now()
        survey.save()
        SurveySheet.objects.bulk_create(made, batch_size=2000)
        detail = {"sheets": len(made), "digest": digest}
        journal.record(by=by, action="survey.publish", obj=survey, region=by.office.region_id, detail=detail)
        if survey.opens_on <= clock.today():
            announce(survey)
        return survey


def extend(survey_id: int, *, by: User) -> int:
    """Send it to those who belong to the scope since it was published, too; how many."""
    with tracing("survey.extend", by, (Survey._meta.label_lower, survey_id)), transaction.atomic():
        survey = Survey.objects.select_for_update(of=("self",)).select_related("office__region").get(pk=survey_id)
        if not keeps_survey(survey, by):
            raise Refused("wrong_role", "只有编制这份问卷的单位可以补发。")
        if survey.status != SurveyStatus.OPEN:
            raise Refused("wrong_state", f"问卷{survey.get_status_display()}，不能补发。")
        made = _sheets(survey)
        if not made:
            raise Refused("nobody", "发放范围内没有新的填写对象。")
        SurveySheet.objects.bulk_create(made, batch_size=2000)
        journal.record(
            by=by, action="survey.extend", obj=survey, region=by.office.region_id, detail={"sheets": len(made)}
        )
        if survey.opens_on <= clock.today():
            announce(survey)
        return len(made)


def _sheets(survey: Survey) -> list[SurveySheet]:
    """Of all who belong to the scope and have none yet."""
    of = "workshop_id" if survey.audience == SurveyAudience.WORKSHOPS else "office_id"
    rows = unasked(survey).values_list("pk", "region_id")
    return [SurveySheet(survey=survey, region_id=code, **{of: pk}) for pk, code in rows]


def end(survey_id: int, action: str, *, by: User, reason: str = "") -> Survey:
    """Close it, or withdraw it with a reason. Sheets are locked first: who hands one in at this moment is still in."""
    with tracing(f"survey.{action}", by, (Survey._meta.label_lower, survey_id)), transaction.atomic():
        survey = locked(survey_id, by, action)
        reason = reason.strip()
        if action == flow.WITHDRAW and not reason:
            raise Refused("reason_missing", "请写明撤回的原因。", field="reason")
        refuse_numbers(reason=reason)
        list(survey.sheets.select_for_update().filter(status__in=flow.UNFILLED).values_list("pk", flat=True))
        survey.status = flow.SURVEY_TABLE[survey.status, action]
        survey.ended_at, survey.end_reason = clock.now(), reason
        refuse_faulty(survey, ("end_reason",))
        survey.save()
        filled = survey.sheets.filter(status=SheetStatus.SUBMITTED).count()
        journal.record(
            by=by, action=f"survey.{action}", obj=survey, region=by.office.region_id, detail={"filled": filled}
        )
        return survey


def locked(survey_id: int, by: User, action: str) -> Survey:
    """The survey under its lock, in a state from which the sender may take the step."""
    survey = Survey.objects.select_for_update(of=("self",)).select_related("office__region").get(pk=survey_id)
    if not keeps_survey(survey, by):
        raise Refused("wrong_role", "只有编制这份问卷的单位可以办理。")
    if (survey.status, action) not in flow.SURVEY_TABLE:
        raise Refused("wrong_state", f"问卷{survey.get_status_display()}，不能这样办理。")
    return survey


def locked_draft(survey_id: int, by: User) -> Survey:
    survey = Survey.objects.select_for_update(of=("self",)).select_related("office__region").get(pk=survey_id)
    if not keeps_survey(survey, by):
        raise Refused("wrong_role", "只有编制这份问卷的单位可以修改。")
    if survey.status != SurveyStatus.DRAFT:
        raise Refused("wrong_state", "问卷发布后题目和范围不再变动；需要修改的，请再编一版。")
    return survey
