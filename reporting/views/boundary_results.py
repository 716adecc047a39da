"""What changes of divisions led to: handovers of open cases, and tables of two editions side by side."""

import datetime
import io

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import TemplateView

from reporting.actions import boundaries
from reporting.boundaries_workbook import write_reconciliation
from reporting.forms.boundaries import ReconciliationForm
from reporting.indicators import INDICATORS
from reporting.queries.basis import Basis
from reporting.queries.boundaries import handovers, may_acknowledge
from reporting.queries.counts import years_with_workshops
from reporting.queries.reconciliation import reconcile
from reporting.views.boundaries import OfficePage
from workshops.access import clock
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.models import RegionHandoverCase
from workshops.tables.views import TableListView

CASE_PAGES = {
    "certification.application": "certification:application-detail",
    "certification.confirmation": "certification:confirmation-detail",
    "certification.endingcase": "certification:ending-detail",
    "certification.correctioncase": "certification:correction-detail",
    "employment.mismatch": "employment:mismatch-detail",
    "reporting.problem": "reporting:problem-detail",
    "reporting.return": "reporting:return-detail",
}


def page_of(case: RegionHandoverCase) -> str:
    return reverse(CASE_PAGES[case.model], args=[case.object_id]) if case.model in CASE_PAGES else ""


class HandoverListView(OfficePage, TableListView):
    table_name = "region-handovers"
    lead = "区划变更生效时移交的在办事项，由接收机构核对后确认；还没有确认的排在最前。"


class HandoverView(OfficePage, View):
    """``/statistics/boundaries/handovers/<pk>/``; a POST acknowledges."""

    def get(self, request, pk):
        handover = self.handover(pk)
        linked = request.user.department == handover.department  # another department may not open them
        cases = [(case, page_of(case) if linked else "") for case in handover.cases.all()]
        context = {"handover": handover, "cases": cases, "may": may_acknowledge(handover, request.user)}
        return render(request, "reporting/boundary_handover.html", context)

    def post(self, request, pk):
        handover = self.handover(pk)
        try:
            boundaries.acknowledge(handover.pk, by=request.user)
            messages.success(request, "已确认接收。")
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("reporting:boundary-handover", pk)

    def handover(self, pk):
        user = self.request.user
        return get_visible_or_404(handovers(user), user, pk=pk)


class ReconciliationView(OfficePage, TemplateView):
    """``/statistics/boundaries/reconciliation/``; ``?format=xlsx`` gives the same as a workbook."""

    template_name = "reporting/boundary_reconciliation.html"

    def get(self, request, *args, **kwargs):
        self.form = self.asked()
        self.result = self.reconciled() if self.form.is_valid() else None
        if self.result and request.GET.get("format") == "xlsx":
            content = io.BytesIO()
            write_reconciliation(self.result, content)
            content.seek(0)
            name = f"区划调整对照表{self.result.first}与{self.result.second}.xlsx"
            return FileResponse(content, as_attachment=True, filename=name)
        return super().get(request, *args, **kwargs)

    def asked(self) -> ReconciliationForm:
        today = clock.today()
        years = years_with_workshops(today)
        given = {"first": datetime.date(today.year - 1, 12, 31), "second": today, "year": years[0]}
        given |= {name: value for name, value in self.request.GET.items() if value}
        return ReconciliationForm(given, years=years)

    def reconciled(self):
        given = self.form.cleaned_data
        return reconcile(Basis.live(given["year"]), given["first"], given["second"], self.request.user.region)

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query["format"] = "xlsx"
        context = {"form": self.form, "result": self.result, "indicators": INDICATORS, "xlsx": f"?{query.urlencode()}"}
        return super().get_context_data(**kwargs, **context)
