"""``/surveys/``: what was sent, how far it is, and a draft with its questions."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse

from reporting.kinds.surveys import audience
from reporting.models import SurveyStatus
from reporting.queries.survey_audience import audience_count, may_send, unasked
from reporting.queries.surveys import is_open, keeps_survey, listed, progress, questions_of, survey_actions, waiting
from reporting.rules import survey_flow as flow
from reporting.rules.survey_questions import KINDS
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView

TONES = {
    SurveyStatus.DRAFT: "neutral",
    SurveyStatus.OPEN: "info",
    SurveyStatus.WITHDRAWN: "bad",
    SurveyStatus.CLOSED: "good",
}


class SurveyListView(LoginRequiredMixin, TableListView):
    table_name = "surveys"
    lead = "国家和省级部门编制问卷，发给工坊或县级部门填写；这里看填报进度和结果。"

    def get_actions(self):
        user, made, base = self.request.user, [], reverse("reporting:survey-sheet-list")
        if may_send(user):
            made.append(("编制问卷", reverse("reporting:survey-new")))
        if user.is_office:
            count = waiting(user).count()
            made.append((f"等我填写（{count}）" if count else "等我填写", f"{base}?mine=true"))
            made.append(("各份填写情况", base))
        return made


class SurveyDetailView(ScopedDetailView):
    """``/surveys/<pk>/``"""

    context_object_name = "survey"

    @property
    def queryset(self):
        return listed(self.request.user).select_related("office__region", "pairing__helping_region", "form", "previous")

    def get_template_names(self):
        is_draft = self.object.status == SurveyStatus.DRAFT
        return ["reporting/survey_draft.html" if is_draft else "reporting/survey_detail.html"]

    def get_context_data(self, **kwargs):
        survey, user = self.object, self.request.user
        context = super().get_context_data(
            **kwargs,
            tone=TONES[survey.status],
            audience=audience(survey),
            regions=list(survey.regions.all()),
            is_keeper=keeps_survey(survey, user),
            actions=survey_actions(survey, user),
        )
        more = self.of_draft(survey) if survey.status == SurveyStatus.DRAFT else self.of_sent(survey, user)
        if context["is_keeper"] and is_open(survey):
            more["new"] = unasked(survey).count()
        return context | more

    @staticmethod
    def of_draft(survey) -> dict:
        rows = [(row, KINDS[row.kind]) for row in survey.questions.all()]
        return {"questions": rows, "kinds": KINDS.items(), "count": audience_count(survey)}

    @staticmethod
    def of_sent(survey, user) -> dict:
        lines, base = progress(survey, user), reverse("reporting:survey-sheet-list")
        terms = f"?survey_min={survey.pk}&survey_max={survey.pk}&region="
        narrowed = [(line, f"{base}{terms}{line.region.pk}") for line in lines]
        return {
            "lines": narrowed,
            "counts": [(line.region.name, line.filled) for line in lines],
            "questions": questions_of(survey),
            "share": 100 * survey.filled // survey.sent if survey.sent else 0,
            "unfilled": survey.sent - survey.filled,
            "few": survey.filled < survey.sent * flow.FEW,
        }
