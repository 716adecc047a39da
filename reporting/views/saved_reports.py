"""``/reports/``: tables that officials compose, keep and share; each reader sees their own region's figures."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from reporting.actions import saved_reports
from reporting.forms.saved_reports import ReportForm
from reporting.models import ReportPart, SavedReport
from reporting.queries.dashboard import years_kept
from reporting.queries.editions import NotInEdition
from reporting.queries.saved_reports import ReportTable, report_table
from reporting.saved_report_workbook import write_report
from reporting.views.workbooks import as_download
from workshops.access.scope import get_visible_or_404
from workshops.access.views.scoped import ScopedDetailView
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused


class ForOffices(LoginRequiredMixin):
    """404 for leaders and administrators."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not request.user.is_office:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ReportListView(ForOffices, TableListView):
    table_name = "saved-reports"
    lead = "自己编制的、本单位的和上级共享的表式；打开后是本地区的数据。"

    def get_actions(self):
        return [("新建报表", reverse("reporting:report-new"))]


class ReportDetailView(ForOffices, ScopedDetailView):
    model = SavedReport
    template_name = "reporting/saved_report_detail.html"
    context_object_name = "report"

    def get(self, request, *args, **kwargs):
        if request.user.is_authenticated and request.GET.get("format") == "xlsx":
            report = self.get_object()
            if table := _table(report, request.user.region):
                return as_download(write_report(report.name, table, _computed(report, table)), f"{report.name}.xlsx")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        report, user = self.object, self.request.user
        table = _table(report, user.region)
        more = {"heads": _heads(table), "computed": _computed(report, table)} if table else {}
        return super().get_context_data(
            **kwargs, table=table, region=user.region, own=report.owner_id == user.pk, **more
        )


def _table(report: SavedReport, region) -> ReportTable | None:
    """None where the reader's region is none of the edition."""
    try:
        return report_table(report, region)
    except NotInEdition:
        return None


def _heads(table: ReportTable) -> list[tuple[int, int]]:
    """(year, how many columns it has)."""
    years = [each.year for each in table.columns]
    return [(year, years.count(year)) for year in dict.fromkeys(years)]


def _computed(report: SavedReport, table: ReportTable) -> list[tuple[str, str]]:
    """Year → as of when; of a year that should be kept and isn't, that its zeros say nothing."""
    if report.edition or report.part != ReportPart.YEAR:
        return [("各年度", "没有预先汇总，打开时按当前登记统计")]
    missing = [] if report.split else [year for year in report.years if year not in table.computed]
    return [
        (f"{year}年度", f"统计日 {each.as_of:%Y-%m-%d}，数据更新至 {timezone.localtime(each.at):%Y-%m-%d %H:%M}")
        for year, each in table.computed.items()
    ] + [(f"{year}年度", "尚未汇总：表中的 0 不是统计结果，请稍后再看。") for year in missing]


class ReportFormView(ForOffices, View):
    """A new report, one like another (``?from=``), or a change of one's own."""

    def get(self, request, pk=None):
        source = self._source(request, pk)
        initial = {name: getattr(source, name) for name in (*saved_reports.FIELDS, "version")} if source else {}
        years = list(years_kept())
        if source is None:
            initial = {"years": years[:1]}
        elif pk is None:
            initial |= {"name": f"{source.name}（副本）"[:60], "sharing": "own"}
        return self._shown(request, ReportForm(initial=initial, years=years), pk)

    def post(self, request, pk=None):
        self._source(request, pk)
        form = ReportForm(request.POST, years=list(years_kept()))
        if form.is_valid() and (saved := done_or_refused(form, lambda: self._save(form, pk))):
            messages.success(request, "报表已保存。")
            return redirect("reporting:report-detail", saved.pk)
        return self._shown(request, form, pk, status=422)

    def _save(self, form: ReportForm, pk: int | None) -> SavedReport:
        by, seen = self.request.user, form.cleaned_data["version"] or 0
        if pk is None:
            return saved_reports.save_report(by=by, **form.facts)
        return saved_reports.change_report(pk, by=by, seen_version=seen, **form.facts)

    def _source(self, request, pk) -> SavedReport | None:
        asked = pk or request.GET.get("from")
        if not asked:
            return None
        found = get_visible_or_404(SavedReport.objects.all(), request.user, pk=asked)
        if pk and found.owner_id != request.user.pk:
            raise Http404
        return found

    @staticmethod
    def _shown(request, form, pk, status: int = 200):
        return render(request, "reporting/saved_report_form.html", {"form": form, "pk": pk}, status=status)


class ReportDiscardView(ForOffices, View):
    def post(self, request, pk):
        found = get_visible_or_404(SavedReport.objects.all(), request.user, pk=pk)
        if found.owner_id != request.user.pk:
            raise Http404
        saved_reports.discard_report(pk, by=request.user)
        messages.success(request, f"已删除“{found.name}”。")
        return redirect("reporting:report-list")
