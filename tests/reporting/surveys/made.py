"""A survey with a question of every kind, and sheets filled by the real actions."""

import datetime

from reporting.actions import survey_filling, surveys
from reporting.models import Survey, SurveySheet
from reporting.queries.surveys import questions_of
from tests.records.stage import TODAY

QUESTIONS = (
    {"kind": "short", "text": "主打产品", "section": "生产情况"},
    {"kind": "number", "text": "上半年订单", "unit": "件", "minimum": 0, "maximum": 10000},
    {"kind": "single", "text": "订单较去年", "options": ["增加", "持平", "减少"]},
    {"kind": "multiple", "text": "主要困难", "options": ["资金", "用工", "销售"], "required": False},
    {"kind": "date", "text": "最近一次发放报酬", "required": False},
    {"kind": "table", "text": "主要产品", "required": False, "rows": 3,
     "columns": [{"name": "产品", "numeric": False}, {"name": "年产量", "numeric": True}]},
    {"kind": "photo", "text": "车间照片", "required": False},
    {"kind": "long", "text": "意见建议", "section": "意见", "required": False},
)  # fmt: skip
ANSWERS = {
    "主打产品": "蜡染围巾", "上半年订单": "1,200", "订单较去年": "增加", "主要困难": ["销售", "资金"],
    "最近一次发放报酬": "2026-02-10", "主要产品": [["围巾", "800"], ["", ""], ["桌布", "400"]],
    "意见建议": "希望多组织展销。",
}  # fmt: skip
DAY = datetime.timedelta(days=1)


def drafted(by, questions=QUESTIONS, **facts) -> Survey:
    today = TODAY.date()
    said = {"title": "工坊生产情况调研", "opens_on": today, "due_on": today + 10 * DAY, "audience": "workshops"}
    survey = surveys.draft(by=by, **(said | facts))
    for each in questions:
        surveys.put_question(survey.pk, by=by, **each)
    return survey


def published(by, questions=QUESTIONS, **facts) -> Survey:
    return surveys.publish(drafted(by, questions, **facts).pk, by=by)


def keyed(survey: Survey, answers: dict | None = None) -> dict:
    """Answers by the questions' texts → by their keys."""
    keys = {question.text: question.key for question in questions_of(survey)}
    return {keys[text]: answer for text, answer in (ANSWERS if answers is None else answers).items()}


def sheet_of(survey: Survey, workshop) -> SurveySheet:
    return SurveySheet.objects.get(survey=survey, workshop=workshop)


def submitted(survey: Survey, workshop, **answers) -> SurveySheet:
    sheet = sheet_of(survey, workshop)
    return survey_filling.submit(sheet.pk, by=workshop.leader.user, given=keyed(survey, ANSWERS | answers))
