"""The answers to one survey as a table with one column a question, made from the frozen form."""

import datetime
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from reporting.models import SheetStatus, Survey, SurveySheet
from reporting.queries.surveys import SHEET_JOINS, questions_of
from reporting.rules import survey_answers as rules
from reporting.rules import survey_questions as asked
from reporting.rules.survey_questions import Question
from workshops.access import clock
from workshops.tables.columns import Column
from workshops.tables.table import Table

LISTED = 4
"""So many questions stand on the page; the workbook and the API have all."""


def is_late(sheet: SurveySheet) -> bool:
    return clock.local_day(sheet.first_submitted_at) > sheet.survey.due_on


BASE = (
    Column("of_whom", "填写对象", path="workshop__name", width=28, sortable=True),
    Column("number", "登记编号", "code", value="workshop.number", width=24, listed=False),
    Column("region", "地区", "region", value="region.full_name", path="region", filterable=True, sortable=True),
    Column("submitted_at", "提交时间", "datetime", sortable=True),
    Column("late", "逾期提交", "bool", value=is_late, listed=False),
    Column("in_stead", "县级代填", "bool", filterable=True, listed=False),
)


class AnswerTable(Table):
    """Not registered: each survey has its own."""

    name = "survey-answers"
    default_order = ("region__path", "pk")
    empty_title = "还没有答卷"
    empty_text = "有人提交后，在这里逐份查看。"
    search_fields = ("workshop__search_text", "office__name")
    search_hint = "工坊或单位名称"

    def __init__(self, survey: Survey):
        self.survey = survey
        self.title = f"{survey.title}：答卷"
        questions = questions_of(survey)
        self.columns = (*BASE, *(column_of(each, n) for n, each in enumerate(questions, start=1)))

    def rows(self, user):
        rows = SurveySheet.objects.visible_to(user).filter(survey=self.survey, status=SheetStatus.SUBMITTED)
        return rows.select_related(*SHEET_JOINS).prefetch_related("photos")

    def row_url(self, row):
        return reverse("reporting:survey-sheet-detail", args=[row.pk])


def column_of(question: Question, number: int) -> Column:
    kind = {asked.NUMBER: "decimal", asked.DATE: "date"}.get(question.kind, "text")
    unit = question.unit if question.kind == asked.NUMBER else ""
    width = 16 if kind != "text" else 30
    return Column(
        question.key, f"{number}. {question.text}", kind, value=lambda sheet: value_of(question, sheet), unit=unit,
        width=width, listed=number <= LISTED,
    )  # fmt: skip


def value_of(question: Question, sheet: SurveySheet):
    """As the column's kind holds it; of photographs the addresses of their pages, open to who may read the sheet."""
    if question.kind == asked.PHOTO:
        names = [photo.attachment_id for photo in sheet.photos.all() if photo.key == question.key]
        pages = (reverse("reporting:survey-sheet-photo", args=[sheet.pk, name]) for name in names)
        return "\n".join(f"{settings.SITE_URL}{page}" for page in pages)
    answer = sheet.answers.get(question.key)
    if answer is None:
        return None
    if question.kind == asked.NUMBER:
        return Decimal(answer)
    if question.kind == asked.DATE:
        return datetime.date.fromisoformat(answer)
    return rules.said(question, answer)
