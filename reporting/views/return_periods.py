"""``/returns/``: periods, opening one, and how far each has come."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from reporting.actions import return_periods
from reporting.forms.return_periods import PeriodForm
from reporting.models import Return, ReturnLevel, ReturnPeriod, ReturnStatus
from reporting.queries.circulations import unacknowledged
from reporting.queries.return_periods import (
    counted,
    days_in_force,
    extensions_in,
    may_cancel,
    may_extend,
    periods_for,
)
from reporting.queries.returns import cells, is_opener, waiting
from reporting.queries.returns_progress import COLUMNS, Progress, progress_of
from reporting.returns_workbook import period_workbook
from reporting.views.asked import asked_region
from reporting.views.returns import TONES
from reporting.views.workbooks import as_download
from workshops.access.views.scoped import ScopedDetailView
from workshops.regions.models import Region
from workshops.views.confirming_pages import done_or_refused

SHOWN = 40


class PeriodListView(LoginRequiredMixin, TemplateView):
    template_name = "reporting/return_period_list.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not user.is_office:
            raise Http404
        lines = counted(list(periods_for(user)[:SHOWN]), user)
        for line in lines:
            status = line["period"].own_status
            line["own"] = (TONES[status], ReturnStatus(status).label) if status else None
        return super().get_context_data(
            **kwargs,
            lines=lines,
            may_open=is_opener(user),
            waiting=waiting(user).count(),
            unacknowledged=unacknowledged(user).count(),
            counts=user.level != "county",
        )


class PeriodNewView(LoginRequiredMixin, View):
    """``/returns/new/``"""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not is_opener(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(PeriodForm())

    def post(self, request):
        form = PeriodForm(request.POST)
        period = form.is_valid() and done_or_refused(form, lambda: self.act(form.cleaned_data))
        if period:
            asked = period.returns.filter(level=ReturnLevel.COUNTY).count()
            messages.success(request, f"{period}已布置，{asked} 个县级单位应报。")
            return redirect("reporting:return-period-detail", period.pk)
        return self.show(form)

    def act(self, given: dict):
        names = ("span", "codes", "due_county", "due_province", "extras", "zero_reports", "note")
        return return_periods.open_period(by=self.request.user, **{name: given[name] for name in names})

    def show(self, form):
        place = self.request.user.region
        return render(self.request, "reporting/return_period_form.html", {"form": form, "place": place})


class PeriodDetailView(ScopedDetailView):
    """``/returns/periods/<pk>/``: completeness and punctuality by region, drilled down; ``?format=xlsx``."""

    template_name = "reporting/return_period_detail.html"
    context_object_name = "period"
    queryset = ReturnPeriod.objects.select_related("opener", "opened_by", "cancelled_by").prefetch_related(
        "extensions__region"
    )

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            self.object = self.get_object()
            region = asked_region(request)
            place = region.name if region else "全国"
            content = period_workbook(self.object, region)
            return as_download(content, f"{place}{self.object}.xlsx")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        period, user = self.object, self.request.user
        region = asked_region(self.request)
        table = progress_of(period, region)
        ancestors = Region.objects.within(user.region).filter(pk__in=region.ancestor_codes) if region else []
        own = Return.objects.visible_to(user).filter(period=period, region=region).first()
        return super().get_context_data(
            **kwargs,
            table=table,
            region=region,
            ancestors=ancestors,
            columns=COLUMNS,
            lines=[self._shown(line) for line in table.lines],
            own=own,
            own_tone=TONES[own.status] if own else "",
            cells=cells(period, {}, {}),
            days=days_in_force(period, region),
            extensions=extensions_in(period, region),
            may_extend=may_extend(period, user),
            may_cancel=may_cancel(period, user),
        )

    def _shown(self, line: Progress) -> dict:
        filed, base = line.gathering, reverse("reporting:return-period-detail", args=[self.object.pk])
        return {
            "line": line,
            "cells": list(zip(COLUMNS, line.figures, strict=True)),
            "url": "" if line.region.certifies else f"{base}?region={line.region.pk}",
            "filed": filed,
            "tone": TONES[filed.status] if filed else "",
        }
