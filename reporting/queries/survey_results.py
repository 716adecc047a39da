"""The answers to a survey, of the sheets that the user sees and that are handed in."""

from dataclasses import dataclass

from django.db.models import QuerySet

from reporting.models import SheetStatus, Survey, SurveyPhoto, SurveySheet
from reporting.queries.surveys import SHEET_JOINS, questions_of
from reporting.rules import survey_questions as asked
from reporting.rules.survey_questions import Question
from reporting.rules.survey_results import Result, result
from workshops.access.models import User
from workshops.regions.models import Region


def handed_in(survey: Survey, user: User, region: Region | None = None) -> QuerySet[SurveySheet]:
    rows = SurveySheet.objects.visible_to(user).filter(survey=survey, status=SheetStatus.SUBMITTED)
    return rows.filter(region__path__startswith=region.path) if region else rows


def results(survey: Survey, user: User, region: Region | None = None) -> list[Result]:
    """One a question, in order."""
    rows = handed_in(survey, user, region)
    answers = list(rows.order_by().values_list("pk", "answers"))
    photos: dict[tuple[int, str], list[str]] = {}
    pictures = SurveyPhoto.objects.filter(sheet__in=rows.order_by().values("pk"))
    for sheet, key, name in pictures.values_list("sheet", "key", "attachment"):
        photos.setdefault((sheet, key), []).append(str(name))
    made = []
    for question in questions_of(survey):
        if question.kind == asked.PHOTO:
            found = [photos.get((pk, question.key)) for pk, _ in answers]
        else:
            found = [each.get(question.key) for _, each in answers]
        made.append(result(question, found))
    return made


def answered(survey: Survey, user: User, question: Question) -> QuerySet[SurveySheet]:
    """The sheets that answer the question, by region."""
    rows = handed_in(survey, user).select_related(*SHEET_JOINS).order_by("region__path", "pk")
    if question.kind == asked.PHOTO:
        holding = SurveyPhoto.objects.filter(key=question.key, sheet__survey=survey).values("sheet")
        return rows.filter(pk__in=holding).prefetch_related("photos")
    return rows.filter(answers__has_key=question.key)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that somebody filled into a table of the survey."""

    sheet: SurveySheet
    number: int
    cells: list[str]


def table_rows(sheets, question: Question) -> list[TableRow]:
    """The tables of several sheets as one."""
    return [
        TableRow(sheet, number, cells)
        for sheet in sheets
        for number, cells in enumerate(sheet.answers.get(question.key) or (), start=1)
    ]
