"""``/benefit-kinds/``: national kinds and those of the own province, which its HRSS official keeps."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from employment.actions import benefit_kinds
from employment.forms.benefits import KindAmendForm, KindForm
from employment.models import BenefitKind
from workshops.access.scope import get_visible_or_404
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused


class BenefitKindListView(LoginRequiredMixin, TableListView):
    table_name = "benefit-kinds"
    lead = "全国统一的项目，和本省（区、市）增设的项目。停用的项目不能再登记，已登记的保留。"

    def get_actions(self):
        if benefit_kinds.may_write(self.request.user):
            return (("增设项目", reverse("employment:benefit-kind-new")),)
        return ()


class KindFormView(LoginRequiredMixin, View):
    kind: BenefitKind | None = None

    def post(self, request, pk=None):
        form = self.form(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form.cleaned_data)):
            messages.success(request, "补贴项目已保存。")
            return redirect("employment:benefit-kind-list")
        return self.show(form)

    def get(self, request, pk=None):
        return self.show(self.form())

    def show(self, form):
        return render(self.request, "employment/benefit_kind_form.html", {"form": form, "kind": self.kind})


class BenefitKindNewView(KindFormView):
    form = KindForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not benefit_kinds.may_write(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def act(self, given):
        return benefit_kinds.add(by=self.request.user, **given)


class BenefitKindEditView(KindFormView):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = BenefitKind.objects.select_related("region")
            self.kind = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not benefit_kinds.is_own(request.user, self.kind):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def form(self, data=None):
        return KindAmendForm.of(self.kind, data)

    def act(self, given):
        return benefit_kinds.amend(self.kind.pk, by=self.request.user, **given)
