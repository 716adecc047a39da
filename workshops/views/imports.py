"""Importing an old register: upload, preview, confirm. An office sees its own imports only."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View
from django.views.generic import FormView
from django.views.generic.detail import SingleObjectMixin

from workshops import import_tables
from workshops.access import journal
from workshops.access.refusal import Refused, why_not
from workshops.access.views.scoped import ScopedDetailView, ScopedListView, ScopedMixin
from workshops.actions import importing, running_imports
from workshops.forms.imports import ConfirmForm, UploadForm
from workshops.models import ImportJob
from workshops.queries import imports as queries
from workshops.tables import export
from workshops.tables.table import UnknownTable
from workshops.tables.workbooks import bad_rows_workbook, template
from workshops.tasks import check_import, save_import

AT_ONCE = 100 * 1024
"""Files up to this size (bytes; some hundred rows) are checked while the page loads."""
ROWS_AT_ONCE = 300


class ImporterMixin:
    """Only those who may import get in; other accounts get 403, which is journalled. Stands before a login mixin."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not importing.may_import(request.user):
            detail = {"page": request.resolver_match.view_name}
            journal.record(by=request.user, action="page.refused", result=journal.Result.REFUSED, detail=detail)
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class OwnImports(ImporterMixin, ScopedMixin):
    """The jobs of one's own office, in scope."""

    model = ImportJob
    context_object_name = "job"

    def narrow(self, queryset):
        return queryset.filter(user__office=self.request.user.office_id).select_related("user").order_by("-created_at")


class ImportListView(OwnImports, ScopedListView):
    """``/imports/``."""

    template_name = "workshops/import_list.html"

    def get_context_data(self, **kwargs):
        titles = {table.name: table.title for table in import_tables.registered()}
        return super().get_context_data(**kwargs, tables=import_tables.registered(), titles=titles)


class TableMixin(ImporterMixin, LoginRequiredMixin):
    """Views of one import table, named in the address."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        try:
            self.table = import_tables.get(kwargs["table"])
        except UnknownTable as unknown:
            raise Http404 from unknown


class TemplateView(TableMixin, View):
    """``/imports/<table>/template/``: the workbook to fill in, made for this user's region."""

    def get(self, request, **kwargs):
        return export.download(
            template(self.table, running_imports.context_of(request.user)), f"{self.table.title}导入模板.xlsx"
        )


class ImportUploadView(TableMixin, FormView):
    """``/imports/<table>/``: the template, and the upload."""

    template_name = "workshops/import_upload.html"
    form_class = UploadForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, table=self.table, kept_days=importing.KEPT_DAYS)

    def form_valid(self, form):
        file = form.cleaned_data["file"]
        try:
            job = importing.upload(by=self.request.user, table_name=self.table.name, file=file)
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.form_invalid(form)
        start(check_import, running_imports.check, job, at_once=file.size <= AT_ONCE)
        return redirect("workshops:import-detail", job.pk)


def start(task, action, job, *, at_once: bool) -> None:
    """Small jobs at once, larger ones in a worker: the same action."""
    if at_once:
        action(job.pk)
    else:
        task.delay(str(job.pk))


class ImportDetailView(OwnImports, ScopedDetailView):
    """``/imports/<id>/``: how far it is, and the preview by row and by column."""

    template_name = "workshops/import_detail.html"

    def get_context_data(self, **kwargs):
        table = import_tables.get(self.object.table)
        links = [(label, f"{reverse(name)}?{query}" if query else reverse(name)) for label, name, query in table.links]
        busy = self.object.state in importing.BUSY
        # Why this person may not confirm, where they may not.
        against = why_not(importing.refuse_unless_may_confirm, self.object, self.request.user)
        return super().get_context_data(
            **kwargs, table=table, links=links, busy=busy, why_not=against, **queries.problems_shown(self.object)
        )


class OwnImport(OwnImports, SingleObjectMixin, View):
    """One job to act on."""

    pk_url_kwarg = "pk"

    def back(self):
        return redirect("workshops:import-detail", self.kwargs["pk"])


class BadRowsView(OwnImport):
    """``/imports/<id>/bad-rows/``: the rows as uploaded, each with its reasons, to mend and upload again."""

    def get(self, request, pk):
        job = self.get_object()
        if job.state != ImportJob.State.READY or not job.rows_bad:
            raise Http404
        found = running_imports.preview_job(job)
        return export.download(bad_rows_workbook(found), f"{found.table.title}错误行.xlsx")


class ImportConfirmView(OwnImport):
    """``/imports/<id>/confirm/``: what will be written, asked once more."""

    def get(self, request, pk):
        job = self.get_object()
        return self.show(job, ConfirmForm(rows_good=job.rows_good, rows_bad=job.rows_bad))

    def post(self, request, pk):
        job = self.get_object()
        form = ConfirmForm(request.POST, rows_good=job.rows_good, rows_bad=job.rows_bad)
        if not form.is_valid():
            return self.show(job, form)
        try:
            importing.confirm(pk, by=request.user, skip_bad_rows=form.skip_bad_rows)
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.show(job, form)
        start(save_import, running_imports.save, job, at_once=job.rows_good <= ROWS_AT_ONCE)
        return self.back()

    def show(self, job, form):
        lines = [
            "写入后即为有效的登记，系统按认定日期编排登记编号；编号不能收回，也不能重复使用。",
            "没有写入“已确认年度”的往年记为“不详”，今年的年度确认照常办理。",
            "上传的文件在写入后删除。",
        ]
        if job.rows_bad:
            lines.insert(1, "只写入正确的行时，请先下载错误行；写入后不能再下载。")
        context = {
            "title": "确认导入",
            "facts": [
                ("文件", job.file_name),
                ("共", f"{job.rows_total} 行"),
                ("正确", f"{job.rows_good} 行"),
                ("有错误", f"{job.rows_bad} 行"),
            ],
            "consequences": lines,
            "form": form,
            "confirm_label": "写入登记",
            "cancel_url": reverse("workshops:import-detail", args=[job.pk]),
        }
        return render(self.request, "components/confirm_page.html", context)


class ImportCancelView(OwnImport):
    """``/imports/<id>/cancel/`` (POST)."""

    def post(self, request, pk):
        self.get_object()
        try:
            importing.cancel(pk, by=request.user)
        except Refused as refused:
            messages.error(request, refused.message)
            return self.back()
        messages.success(request, "导入已取消，上传的文件已删除，没有写入任何数据。")
        return redirect("workshops:import-list")


class ImportResumeView(OwnImport):
    """``/imports/<id>/resume/`` (POST): hands a job that stands still to a worker again; twice does no harm."""

    def post(self, request, pk):
        job = self.get_object()
        if job.state == ImportJob.State.CHECKING:
            check_import.delay(str(job.pk))
        elif job.state == ImportJob.State.SAVING:
            save_import.delay(str(job.pk))
        return self.back()
