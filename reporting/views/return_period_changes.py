"""``/returns/periods/<pk>/cancel/`` and ``…/extend/``: by the office that opened the period."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from reporting.actions import return_period_changes
from reporting.forms.return_periods import CancelForm, ExtendForm
from reporting.models import ReturnLevel, ReturnPeriod
from reporting.queries.return_periods import asked_parts, days_in_force, may_cancel, may_extend
from reporting.views.asked import asked_region
from workshops.access.scope import get_visible_or_404
from workshops.views.confirming_pages import done_or_refused


class _ChangeView(LoginRequiredMixin, View):
    """404 for who may not change the period (any more)."""

    may = staticmethod(may_extend)
    template_name = ""

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated:
            rows = ReturnPeriod.objects.select_related("opener").prefetch_related("extensions__region")
            self.period = get_visible_or_404(rows, user, pk=kwargs["pk"])
            if not self.may(self.period, user):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("reporting:return-period-detail", args=[self.period.pk])

    def show(self, form, **context):
        context |= {"form": form, "period": self.period, "back_url": self.back_url}
        return render(self.request, self.template_name, context)


class PeriodCancelView(_ChangeView):
    may = staticmethod(may_cancel)
    template_name = "reporting/return_period_cancel.html"

    def get(self, request, pk):
        return self.shown(CancelForm())

    def post(self, request, pk):
        form = CancelForm(request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form.cleaned_data["reason"])):
            messages.success(request, f"{self.period}已撤销，并通知应报单位。")
            return redirect(self.back_url)
        return self.shown(form)

    def act(self, reason: str):
        return return_period_changes.cancel_period(self.period.pk, by=self.request.user, reason=reason)

    def shown(self, form):
        counties = self.period.returns.filter(level=ReturnLevel.COUNTY)
        sent = counties.filter(first_sent_at__isnull=False).count()
        return self.show(form, asked=counties.count(), sent=sent)


class PeriodExtendView(_ChangeView):
    template_name = "reporting/return_period_extend.html"

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        row = form.is_valid() and done_or_refused(form, lambda: self.act(form.given()))
        if row:
            place = row.region.name if row.region_id else "全部应报单位"
            messages.success(request, f"已延长{place}的报送期限，并通知有关单位。")
            region = self.request.GET.get("region")
            return redirect(f"{self.back_url}?region={region}" if region else self.back_url)
        return self.show(form)

    def form(self, data=None) -> ExtendForm:
        region = asked_region(self.request)
        whole = region is None or region.pk == self.period.opener_id
        everybody = ("", "全部应报单位") if whole else (region.pk, region.full_name)
        parts, days = asked_parts(self.period, region), days_in_force(self.period, region)
        return ExtendForm(data, whole=everybody, parts=parts, days=days)

    def act(self, given: dict):
        return return_period_changes.extend_due(self.period.pk, by=self.request.user, **given)
