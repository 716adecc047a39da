"""What was answered: in figures, one question by itself, and sheet by sheet."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from reporting.kinds.survey_answers import AnswerTable
from reporting.kinds.survey_tables import FlatTable
from reporting.models import Survey, SurveyStatus
from reporting.queries.survey_results import TableRow, answered, results, table_rows
from reporting.queries.surveys import listed, questions_of
from reporting.rules import survey_answers as rules
from reporting.rules import survey_questions as asked
from workshops.access import journal
from workshops.access.scope import get_visible_or_404
from workshops.tables import export
from workshops.tables.views import TableListView

PAGE = 30


def sent_survey(user, pk: int) -> Survey:
    """One that has been sent, if the user sees it."""
    rows = listed(user).exclude(status=SurveyStatus.DRAFT).select_related("office__region", "form")
    return get_visible_or_404(rows.filter(form__isnull=False), user, pk=pk)


class SurveyResultsView(LoginRequiredMixin, TemplateView):
    """``/surveys/<pk>/results/``"""

    template_name = "reporting/survey_results.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        survey = sent_survey(user, kwargs["pk"])
        found = results(survey, user)
        cards = [
            {
                "number": number,
                "result": each,
                "bars": list(each.counts.items()),
                "kind": asked.KINDS[each.question.kind],
            }
            for number, each in enumerate(found, start=1)
        ]
        return super().get_context_data(**kwargs, survey=survey, cards=cards)


class QuestionAnswersView(LoginRequiredMixin, TemplateView):
    """``/surveys/<pk>/results/<number>/``: texts, photographs and rows of tables, paged; tables also as a workbook."""

    template_name = "reporting/survey_answered.html"

    def get(self, request, *args, **kwargs):
        self.survey = sent_survey(request.user, kwargs["pk"])
        questions = questions_of(self.survey)
        if not 1 <= kwargs["number"] <= len(questions):
            raise Http404
        self.question = questions[kwargs["number"] - 1]
        if request.GET.get("format") == "xlsx" and self.question.kind == asked.TABLE:
            return self.workbook()
        return super().get(request, *args, **kwargs)

    def workbook(self):
        user = self.request.user
        table = FlatTable(self.survey, self.question)
        rows = table_rows(answered(self.survey, user, self.question), self.question)
        file = export.workbook(table, rows, count=len(rows))
        journal.record(by=user, action="table.export", detail={"table": table.name, "rows": len(rows)})
        return export.download(file, f"{table.title}_{timezone.localdate():%Y%m%d}.xlsx")

    def get_context_data(self, **kwargs):
        question = self.question
        sheets = answered(self.survey, self.request.user, question)
        page = Paginator(sheets, PAGE).get_page(self.request.GET.get("page"))
        lines = [(sheet, rules.said(question, sheet.answers.get(question.key)), self.photos(sheet)) for sheet in page]
        is_table = question.kind == asked.TABLE
        return super().get_context_data(
            **kwargs,
            survey=self.survey,
            question=question,
            page_obj=page,
            lines=[] if is_table else lines,
            rows=self.table(page) if is_table else [],
            is_table=is_table,
        )

    def table(self, page) -> list[tuple[TableRow, list]]:
        """Each row with its cells beside their columns."""
        columns = self.question.columns
        return [(row, list(zip(columns, row.cells, strict=True))) for row in table_rows(page, self.question)]

    def photos(self, sheet) -> list:
        if self.question.kind != asked.PHOTO:
            return []
        return [each for each in sheet.photos.all() if each.key == self.question.key]


class SurveyAnswersView(LoginRequiredMixin, TableListView):
    """``/surveys/<pk>/answers/``: sheet by sheet, one column a question in the workbook."""

    lead = "已提交的答卷；页面列出前几题，导出的表格每题一列。"

    @property
    def table(self):
        if not hasattr(self, "_table"):
            self._table = AnswerTable(sent_survey(self.request.user, self.kwargs["pk"]))
        return self._table

    def get_actions(self):
        pk = self.kwargs["pk"]
        return (
            ("结果", reverse("reporting:survey-results", args=[pk])),
            ("填报进度", reverse("reporting:survey-detail", args=[pk])),
        )
