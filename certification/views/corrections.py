"""更正: list, case, asking for one."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.generic import View

from certification import flow
from certification.actions import correcting
from certification.forms.endings import CorrectionForm, DecisionForm, GraveDecisionForm
from certification.forms.files import stored
from certification.models import CorrectionCase, Ending
from certification.views.casework import CaseDetailView
from certification.views.steps import files_shown
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.forms.refusing import show_refusal
from workshops.tables.views import TableListView


class CorrectionListView(LoginRequiredMixin, TableListView):
    table_name = "corrections"
    lead = "资格终止有误的，由县级或省级文化和旅游部门提出更正，由省级文化和旅游部门决定。"


class CorrectionDetailView(CaseDetailView):
    model = CorrectionCase
    template_name = "certification/correction_detail.html"
    steps = {
        flow.Action.CORRECT: (
            GraveDecisionForm,
            correcting.correct,
            "已决定更正，工坊资格恢复，并已通知工坊和有关部门。",
        ),
        flow.Action.REJECT: (DecisionForm, correcting.reject, "已决定不予更正，并已通知提出部门。"),
    }

    def narrow(self, queryset):
        return queryset.select_related(
            "ending__workshop__region__province", "ending__workshop__leader", "requested_by__office", "document"
        )

    def get_context_data(self, **kwargs):
        case: CorrectionCase = self.object
        return super().get_context_data(
            **kwargs,
            files=files_shown([case.document], self.request.user),
            fact=getattr(case, "fact", None),
            own=case.requested_by_id == self.request.user.pk,
        )


class CorrectionNewView(LoginRequiredMixin, View):
    """`/corrections/new/<ending>/`."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Ending.objects.select_related("workshop__region__province", "workshop__leader")
            self.ending = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self._page(CorrectionForm(missed=correcting.evidence_years(self.ending)))

    def post(self, request, pk):
        form = CorrectionForm(request.POST, request.FILES, missed=correcting.evidence_years(self.ending))
        if form.is_valid() and (case := self._ask(form)):
            messages.success(request, "更正申请已提交，等待省级文化和旅游部门决定。")
            return redirect("certification:correction-detail", pk=case.pk)
        return self._page(form)

    def _ask(self, form):
        given = form.cleaned_data
        try:
            with stored([given["document"]], by=self.request.user, region=self.ending.workshop.region) as files:
                return correcting.request(
                    self.ending.pk,
                    by=self.request.user,
                    reason=given["reason"],
                    document=files[0],
                    years=given.get("years"),
                )
        except (Refused, ValidationError) as error:
            show_refusal(form, error)
            return None

    def _page(self, form):
        context = {"form": form, "ending": self.ending, "workshop": self.ending.workshop}
        return render(self.request, "certification/correction_form.html", context)
