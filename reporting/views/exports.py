"""``/statistics/exports/``: tables of all figures, made for any pair of days, handed out and verified."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from kombu.exceptions import OperationalError

from reporting.actions import exporting
from reporting.forms.exports import ExportForm
from reporting.models import ExportState, StatisticsExport
from reporting.queries.briefing import briefing_made
from reporting.tasks.exports import make_export
from workshops.access import clock, journal
from workshops.access.models import Duty
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.access.throttling import VerifyThrottle, refuse_flood
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView

FORMS = {"xlsx": "workbook", "csv": "csv", "parquet": "parquet"}


class ExportListView(LoginRequiredMixin, TableListView):
    table_name = "statistics-exports"
    lead = "每份统计表都标明统计日、登记截至的时点和校验码；同样的条件再次生成，逐格相同。"

    def get(self, request, *args, **kwargs):
        if request.user.duty == Duty.OFFICIAL:
            self.actions = (("生成统计表", reverse("reporting:export-new")),)
        return super().get(request, *args, **kwargs)


class ExportNewView(LoginRequiredMixin, View):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.user.duty != Duty.OFFICIAL:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._shown(request, ExportForm(initial=ExportForm.usual()))

    def post(self, request):
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self._shown(request, form, status=422)
        try:
            made = exporting.ask_export(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
            return self._shown(request, form, status=422)
        try:
            make_export.delay(str(made.pk))
        except OperationalError:  # the broker is down
            exporting.give_up(made.pk)
        else:
            messages.success(request, "统计表正在生成，完成后可在本页下载。")
        return redirect("reporting:export-detail", made.pk)

    def _shown(self, request, form, status: int = 200):
        place = request.user.region.full_name if request.user.region else "全国"
        return render(request, "reporting/export_form.html", {"form": form, "place": place}, status=status)


class ExportDetailView(ScopedDetailView):
    """While it is being made, the page asks again by itself."""

    model = StatisticsExport
    template_name = "reporting/export_detail.html"

    def get_context_data(self, **kwargs):
        row = self.object
        queued, done = row.state == ExportState.QUEUED, row.state == ExportState.DONE
        lost = queued and clock.now() - row.asked_at > exporting.LOST
        said = exporting.NOT_TAKEN if lost else row.message
        return super().get_context_data(**kwargs, export=row, waiting=queued and not lost, done=done, said=said)


class ExportFileView(LoginRequiredMixin, View):
    def get(self, request, pk, form):
        row = get_visible_or_404(StatisticsExport.objects.all(), request.user, pk=pk)
        if form not in FORMS or row.state != ExportState.DONE:
            raise Http404
        journal.record(by=request.user, action="statistics.download", obj=row, region=row.region_id)
        name = f"{row}年度统计表（{row.as_of}）.{form}"
        response = FileResponse(getattr(row, FORMS[form]).open("rb"), as_attachment=True, filename=name)
        response["Cache-Control"] = "no-store, private"
        return response


class VerifyFiguresView(View):
    """``/verify/<digest>/``: anybody, whether a table or briefing of this digest was made, and what it says it is."""

    def get(self, request, digest):
        if refused := refuse_flood(request, VerifyThrottle()):
            return refused
        digest = digest.lower()
        found = StatisticsExport.objects.filter(digest=digest).select_related("region").order_by("finished_at").first()
        briefing = None if found else briefing_made(digest)
        context = {"found": found, "briefing": briefing, "digest": digest, "now": clock.now()}
        status = 200 if found or briefing else 404
        return render(request, "reporting/verify_figures.html", context, status=status)
