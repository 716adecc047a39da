"""``/consultation-issues/<pk>/settle|drop|reopen/``: what becomes of an issue."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from reporting.actions import consultations
from reporting.forms.consultations import DropForm, ReopenForm, SettleForm
from reporting.models import ConsultationIssue
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import done_or_refused


class IssueStepView(LoginRequiredMixin, View):
    """404 for who may not take the step now."""

    step = title = lead = done = ""
    form_class: type

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = ConsultationIssue.objects.select_related("by", "region", "consultation")
            self.issue = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if self.step not in consultations.allowed_steps(self.issue, request.user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form_class())

    def post(self, request, pk):
        form = self.form_class(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(pk, **form.cleaned_data)):
            messages.success(request, self.done)
            return redirect("reporting:consultation-issues-detail", pk)
        return self.show(form)

    def act(self, pk, **given):
        raise NotImplementedError(f"{type(self).__name__}.act")

    def show(self, form):
        back = reverse("reporting:consultation-issues-detail", args=[self.issue.pk])
        context = {"form": form, "issue": self.issue, "title": self.title, "lead": self.lead, "back_url": back}
        return render(self.request, "reporting/issue_form.html", context)


class IssueSettleView(IssueStepView):
    step, title, done, form_class = "settle", "登记落实情况", "议题已落实。", SettleForm

    def act(self, pk, **given):
        return consultations.settle_issue(pk, by=self.request.user, **given)


class IssueDropView(IssueStepView):
    step, title, done, form_class = "drop", "不再跟进", "议题不再跟进。", DropForm

    def act(self, pk, **given):
        return consultations.drop_issue(pk, by=self.request.user, **given)


class IssueReopenView(IssueStepView):
    step, title, done, form_class = "reopen", "重新打开议题", "议题已重新打开。", ReopenForm
    lead = "重新打开后，议题恢复为待落实，由责任部门继续办理；原来填写的落实情况保留在修改历史中。"

    def act(self, pk):
        return consultations.reopen_issue(pk, by=self.request.user)
