"""Opening a draft: where, by which measure, and for an ended workshop anew; the county's transfer path."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from certification.actions import drafting, transferring
from certification.forms.applying_start import PlaceForm, TransferForm
from certification.queries.drafts import conditions_of, measure_in_force
from workshops.access.models import Duty
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import DutyRequiredMixin
from workshops.models import Standing, Workshop
from workshops.regions.models import Region


class RegionView(DutyRequiredMixin, FormView):
    """``/applications/new/``: the county that certifies; the leader's own is offered first."""

    duties = (Duty.LEADER,)
    template_name = "certification/application_form_region.html"
    form_class = PlaceForm

    def get_initial(self):
        home = self.request.user.home_region
        return {"region": home if home and home.certifies else None}

    def form_valid(self, form):
        return redirect("certification:application-start", form.cleaned_data["region"].pk)

    def get_context_data(self, **kwargs):
        ended = Workshop.objects.visible_to(self.request.user).exclude(standing=Standing.CERTIFIED)
        return super().get_context_data(**kwargs, ended=ended.filter(successors=None).select_related("region"))


class BeforeStart(DutyRequiredMixin, TemplateView):
    """The measure in force there with its conditions in plain words; a draft is opened by the button under it."""

    duties = (Duty.LEADER,)
    template_name = "certification/application_form_start.html"
    previous: Workshop | None = None

    def get_context_data(self, **kwargs):
        measure = measure_in_force(self.region)
        return super().get_context_data(
            **kwargs,
            region=self.region,
            previous=self.previous,
            measure=measure,
            conditions=conditions_of(measure),
        )

    def post(self, request, *args, **kwargs):
        try:
            application = self.open_draft()
        except Refused as refusal:
            messages.error(request, refusal.message)
            return redirect("certification:application-new")
        return redirect("certification:application-edit", application.pk)


class StartView(BeforeStart):
    """``/applications/new/<code>/``."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.region = get_object_or_404(Region.objects.certifying(), pk=kwargs["code"])
        return super().dispatch(request, *args, **kwargs)

    def open_draft(self):
        return drafting.start(by=self.request.user, region=self.region)


class AgainView(BeforeStart):
    """``/applications/again/<id>/``: an own workshop whose status has ended applies anew, with what is known of it."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.user.duty == Duty.LEADER:
            ended = Workshop.objects.exclude(standing=Standing.CERTIFIED).select_related("region", "leader")
            self.previous = get_visible_or_404(ended, request.user, pk=kwargs["workshop"])
            self.region = self.previous.region
        return super().dispatch(request, *args, **kwargs)

    def open_draft(self):
        return drafting.start_again(by=self.request.user, previous=self.previous)


class TransferView(DutyRequiredMixin, FormView):
    """``/applications/transfer/``: county culture opens the short path for a former workshop."""

    duties = (Duty.CLERK,)
    template_name = "certification/application_form_transfer.html"
    form_class = TransferForm

    def form_valid(self, form):
        try:
            application = transferring.open_transfer(by=self.request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field or None, refusal.message)
            return self.form_invalid(form)
        return redirect(reverse("certification:application-edit", args=[application.pk]))
