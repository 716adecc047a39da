"""``/benefits/``: the list with its sums, one row, entering, completing and voiding."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from employment.actions import benefits
from employment.actions.authority import is_county
from employment.forms.benefits import BenefitForm, CompleteForm, VoidForm
from employment.models import Benefit, BenefitRecipient
from employment.queries.benefits import doubles_of, doubles_seen, employed_within, same_payments, totals
from employment.views.workshop_choice import WorkshopChoiceView
from workshops.access.models import Department
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Workshop
from workshops.people.fields import Field, may_see
from workshops.people.names import masked_name
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send


class BenefitListView(LoginRequiredMixin, TableListView):
    table_name = "benefits"
    template_name = "employment/benefit_list.html"
    part_template_name = "employment/benefit_listing.html"
    lead = "工坊和从业人员享受的补贴、减免和贷款，由县级人力资源社会保障部门登记。"

    def get_actions(self):
        if not is_county(self.request.user, Department.HRSS):
            return ()
        uploaded = reverse("workshops:import-upload", args=["benefits"])
        return (("登记补贴", reverse("employment:benefit-choose")), ("导入", uploaded))

    def get_context_data(self, **kwargs):
        part = self.request.htmx.target == "list"
        return super().get_context_data(**kwargs, totals=totals(self.listing.rows), is_part=part)


class BenefitChooseView(WorkshopChoiceView):
    """``/benefits/new/``"""

    heading, nothing = "登记补贴", "本县还没有认定的工坊。"
    back_name, back_label, next_name = "employment:benefit-list", "补贴", "employment:benefit-new"

    def workshops(self, user):
        if is_county(user, Department.HRSS):
            return Workshop.objects.visible_to(user).filter(region=user.region)
        return None


class BenefitNewView(LoginRequiredMixin, View):
    """``/benefits/new/<workshop>/``: what looks like a second payment, or is for a worker without a spell
    in the period, is saved on a second, confirmed try."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Workshop.objects.select_related("region")
            self.workshop = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not benefits.may_enter_in(request.user, self.workshop.region):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST, request.FILES)
        if form.is_valid():
            given = dict(form.cleaned_data)
            upload = given.pop("documents")
            made = done_or_refused(form, lambda: benefits.record(pk, by=request.user, upload=upload, **given))
            if made:
                messages.success(request, "补贴已登记。")
                return redirect("employment:benefit-detail", made.pk)
        return self.show(form)

    def form(self, *data) -> BenefitForm:
        return BenefitForm(*data, workshop=self.workshop, user=self.request.user)

    def show(self, form: BenefitForm):
        asked = form.has_error("sure")
        context = {"form": form, "workshop": self.workshop, "asked": asked}
        if asked:
            context |= self.doubts(form)
        return render(self.request, "employment/benefit_form.html", context)

    def doubts(self, form: BenefitForm) -> dict:
        given = form.cleaned_data
        worker, days = given["worker"], {name: given[name] for name in ("period_from", "period_to")}
        same = same_payments(kind=given["kind"], workshop=self.workshop, worker=worker, **days)
        seen, others = doubles_seen(same, self.request.user)
        not_employed = worker is not None and not employed_within(worker, **days)
        return {"seen": seen, "others": others, "not_employed": not_employed}


class BenefitDetailView(ScopedDetailView):
    model = Benefit
    template_name = "employment/benefit_detail.html"
    context_object_name = "benefit"

    def narrow(self, queryset):
        return queryset.select_related("kind", "workshop__region", "worker", "document", "by__office")

    def get_context_data(self, **kwargs):
        user, benefit = self.request.user, self.object
        seen, others = ([], False) if user.is_leader else doubles_seen(doubles_of(benefit), user)
        enters = benefits.may_enter_in(user, benefit.workshop.region)
        return super().get_context_data(
            **kwargs,
            seen=seen,
            others=others,
            worker_name=self.worker_name(),
            sees_name=may_see(user, Field.NAME),
            identity=benefit.worker.identity_masked if benefit.worker and may_see(user, Field.IDENTITY) else "",
            may_void=enters and not benefit.voided_at,
            may_complete=enters and not benefit.voided_at and benefit.paid_on is None,
            may_read_document=enters and benefit.document is not None,
        )

    def worker_name(self) -> str:
        if self.object.kind.recipient == BenefitRecipient.WORKSHOP or self.object.worker is None:
            return ""
        name = self.object.worker.name
        return name if may_see(self.request.user, Field.NAME) else masked_name(name)


class OwnBenefitView(LoginRequiredMixin, View):
    """What the county's HRSS does with a row of its own; nothing is there for others."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Benefit.objects.select_related("kind", "workshop__region", "worker", "document")
            self.benefit = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not benefits.may_enter_in(request.user, self.benefit.workshop.region):
                raise Http404
        return super().dispatch(request, *args, **kwargs)


class BenefitDocumentView(OwnBenefitView):
    """``/benefits/<pk>/document/``: the paper, which may name people."""

    def get(self, request, pk):
        if self.benefit.document is None:
            raise Http404
        return send(self.benefit.document)


class BenefitCompleteView(OwnBenefitView):
    """``/benefits/<pk>/complete/``: when it was paid, of what was entered before."""

    def get(self, request, pk):
        if self.benefit.voided_at or self.benefit.paid_on:
            return redirect("employment:benefit-detail", pk)
        return self.show(self.form(initial={"document_number": self.benefit.document_number}))

    def post(self, request, pk):
        form = self.form(request.POST, request.FILES)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, "发放情况已补填。")
            return redirect("employment:benefit-detail", pk)
        return self.show(form)

    def form(self, *data, **kwargs) -> CompleteForm:
        return CompleteForm(*data, with_documents=self.benefit.document is None, **kwargs)

    def act(self, form):
        given = dict(form.cleaned_data)
        upload = given.pop("documents", None)
        return benefits.complete(self.benefit.pk, by=self.request.user, upload=upload, **given)

    def show(self, form):
        return render(self.request, "employment/benefit_complete.html", {"form": form, "benefit": self.benefit})


class BenefitVoidView(OwnBenefitView):
    """``/benefits/<pk>/void/``: asked on a page of its own, with the reason."""

    def get(self, request, pk):
        if self.benefit.voided_at:
            return redirect("employment:benefit-detail", pk)
        return self.show(VoidForm())

    def post(self, request, pk):
        form = VoidForm(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, "记录已作废。需要更正的，请重新登记。")
            return redirect("employment:benefit-detail", pk)
        return self.show(form)

    def act(self, form):
        return benefits.void(self.benefit.pk, by=self.request.user, **form.cleaned_data)

    def show(self, form):
        benefit = self.benefit
        facts = [
            ("补贴项目", benefit.kind.name),
            ("工坊", benefit.workshop.name),
            ("享受期", f"{benefit.period_from} 至 {benefit.period_to}"),
            ("金额", f"{benefit.amount:,} 元"),
        ]
        if benefit.worker:
            facts.insert(2, ("从业人员", benefit.worker.name))
        context = {
            "title": "作废补贴记录",
            "facts": facts,
            "consequences": ["作废后不能恢复；记录保留，不再计入金额。", "需要更正的，作废后重新登记。"],
            "form": form,
            "confirm_label": "作废",
            "cancel_url": reverse("employment:benefit-detail", args=[benefit.pk]),
        }
        return render(self.request, "components/confirm_page.html", context)
