"""Composing a survey without script: settings, one question a page, preview, publication, the end."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from reporting.actions import survey_notices, surveys
from reporting.forms.survey_filling import FillForm
from reporting.forms.survey_questions import form_for, initial_of
from reporting.forms.surveys import EndForm, SurveySettingsForm
from reporting.kinds.surveys import audience
from reporting.models import Survey
from reporting.queries.survey_audience import audience_count, may_send
from reporting.queries.surveys import keeps_survey, questions_of, survey_actions
from reporting.rules import survey_flow as flow
from reporting.rules.survey_questions import KINDS
from reporting.views.survey_filling import laid_out
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import done_or_refused

ENDS = {flow.CLOSE: "结束问卷", flow.WITHDRAW: "撤回问卷"}


class SurveyNewView(LoginRequiredMixin, View):
    """``/surveys/new/``"""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not may_send(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(SurveySettingsForm(user=request.user, initial={"audience": "workshops"}))

    def post(self, request):
        form = SurveySettingsForm(request.POST, user=request.user)
        act = lambda: surveys.draft(by=request.user, **form.cleaned_data)  # noqa: E731
        survey = form.is_valid() and done_or_refused(form, act)
        if survey:
            messages.success(request, "问卷草稿已建立，请添加题目。")
            return redirect("reporting:survey-detail", survey.pk)
        return self.show(form)

    def show(self, form):
        context = {"form": form, "heading": "编制问卷", "back_url": reverse("reporting:survey-list")}
        return render(self.request, "reporting/survey_form.html", context)


class OwnSurveyView(LoginRequiredMixin, View):
    """Of the survey's own office; 404 for everybody else, and where ``action`` can't be taken now."""

    action = ""

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated:
            self.survey = get_visible_or_404(Survey.objects.select_related("office__region"), user, pk=kwargs["pk"])
            wanted = kwargs.get("action", self.action)
            if not keeps_survey(self.survey, user) or (wanted and wanted not in survey_actions(self.survey, user)):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def back(self):
        return redirect("reporting:survey-detail", self.survey.pk)

    @property
    def back_url(self) -> str:
        return reverse("reporting:survey-detail", args=[self.survey.pk])


class SurveyEditView(OwnSurveyView):
    """``/surveys/<pk>/edit/``"""

    action = flow.PUBLISH

    def get(self, request, pk):
        survey = self.survey
        initial = {name: getattr(survey, name) for name in surveys.FIELDS} | {"regions": survey.regions.all()}
        return self.show(SurveySettingsForm(user=request.user, initial=initial))

    def post(self, request, pk):
        form = SurveySettingsForm(request.POST, user=request.user)
        act = lambda: surveys.amend(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            messages.success(request, "问卷设置已保存。")
            return self.back()
        return self.show(form)

    def show(self, form):
        context = {"form": form, "heading": "修改问卷设置", "survey": self.survey, "back_url": self.back_url}
        return render(self.request, "reporting/survey_form.html", context)


class QuestionView(OwnSurveyView):
    """``/surveys/<pk>/questions/<question>/``"""

    action = flow.PUBLISH

    def get(self, request, pk, question=None):
        row = self.row(question)
        form = form_for(self.kind(row))(initial=initial_of(row) if row else None)
        return self.show(form, row)

    def post(self, request, pk, question=None):
        row = self.row(question)
        form = form_for(self.kind(row))(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form, row)):
            messages.success(request, "题目已保存。")
            return redirect(f"{self.back_url}#questions")
        return self.show(form, row)

    def act(self, form, row):
        given = {"kind": self.kind(row), **form.facts()}
        return surveys.put_question(self.survey.pk, by=self.request.user, question_id=row and row.pk, **given)

    def row(self, question):
        if question is None:
            return None
        found = self.survey.questions.filter(pk=question).first()
        if found is None:
            raise Http404
        return found

    def kind(self, row) -> str:
        if row is not None:
            return row.kind
        asked = self.request.GET.get("kind", "")
        if asked not in KINDS:
            raise Http404
        return asked

    def show(self, form, row):
        label = KINDS[self.kind(row)]
        heading = f"修改题目（{label}）" if row else f"添加题目（{label}）"
        context = {"form": form, "survey": self.survey, "heading": heading, "back_url": self.back_url}
        return render(self.request, "reporting/survey_question_form.html", context)


class QuestionNewView(QuestionView):
    """``/surveys/<pk>/questions/new/?kind=number``"""


class QuestionMoveView(OwnSurveyView):
    """``/surveys/<pk>/questions/<question>/move/``: up, down, or out."""

    action = flow.PUBLISH
    http_method_names = ("post",)

    def post(self, request, pk, question):
        to = request.POST.get("to")
        if to == "remove":
            surveys.remove_question(pk, by=request.user, question_id=question)
            messages.success(request, "题目已删除。")
        elif to in ("up", "down"):
            surveys.move_question(pk, by=request.user, question_id=question, up=to == "up")
        return redirect(f"{self.back_url}#questions")


class SurveyPreviewView(OwnSurveyView):
    """``/surveys/<pk>/preview/``: as those asked will see it."""

    def get(self, request, pk):
        form = FillForm(questions=questions_of(self.survey), answers={})
        context = {"survey": self.survey, "sections": laid_out(form, {}), "back_url": self.back_url}
        return render(request, "reporting/survey_preview.html", context)


class SurveyPublishView(OwnSurveyView):
    """``/surveys/<pk>/publish/``"""

    action = flow.PUBLISH

    def get(self, request, pk):
        return self.show(EndForm())

    def post(self, request, pk):
        form = EndForm({})
        if form.is_valid() and done_or_refused(form, lambda: surveys.publish(pk, by=request.user)):
            messages.success(request, f"问卷已发布，共发给 {self.survey.sheets.count()} 个填写对象。")
            return self.back()
        return self.show(form)

    def show(self, form):
        survey = self.survey
        context = {
            "form": form, "survey": survey, "audience": audience(survey), "count": audience_count(survey),
            "questions": survey.questions.count(), "regions": list(survey.regions.all()), "back_url": self.back_url,
        }  # fmt: skip
        return render(self.request, "reporting/survey_publish.html", context)


class SurveyCopyView(OwnSurveyView):
    """``/surveys/<pk>/copy/``: the next edition."""

    http_method_names = ("post",)

    def post(self, request, pk):
        made = surveys.copy(pk, by=request.user)
        messages.success(request, f"已按原题目建立第 {made.edition} 版草稿。")
        return redirect("reporting:survey-detail", made.pk)


class SentSurveyView(OwnSurveyView):
    """A button on the page of a survey that was sent; ``act(pk)`` says what was done, in words."""

    http_method_names = ("post",)

    def post(self, request, pk):
        try:
            messages.success(request, self.act(pk))
        except Refused as refusal:
            messages.error(request, refusal.message)
        return self.back()


class SurveyExtendView(SentSurveyView):
    """``/surveys/<pk>/extend/``: to those who belong to the scope since."""

    def act(self, pk) -> str:
        return f"已补发给 {surveys.extend(pk, by=self.request.user)} 个填写对象。"


class SurveyRemindView(SentSurveyView):
    """``/surveys/<pk>/remind/``: those who have not answered, once a day."""

    def act(self, pk) -> str:
        return f"已发出 {survey_notices.remind_now(pk, by=self.request.user)} 条提醒。"


class SurveyEndView(OwnSurveyView):
    """``/surveys/<pk>/close/`` and ``/withdraw/``"""

    def get(self, request, pk, action):
        return self.show(EndForm(), action)

    def post(self, request, pk, action):
        form = EndForm(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(pk, action, form)):
            messages.success(request, f"已{ENDS[action]}。")
            return self.back()
        return self.show(form, action)

    def act(self, pk, action, form):
        return surveys.end(pk, action, by=self.request.user, **form.cleaned_data)

    def show(self, form, action):
        if action not in ENDS:
            raise Http404
        if action == flow.WITHDRAW:
            form.fields["reason"].required = True
        context = {
            "form": form, "survey": self.survey, "heading": ENDS[action], "is_closing": action == flow.CLOSE,
            "back_url": self.back_url,
        }  # fmt: skip
        return render(self.request, "reporting/survey_end.html", context)
