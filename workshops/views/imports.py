"""Importing a workbook: upload, preview, confirm. An office sees its own imports only, a leader the leader's."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
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
from workshops.actions import import_progress, importing, running_imports
from workshops.actions.exporting import journal_bad_rows
from workshops.forms.imports import ConfirmForm, UploadForm
from workshops.models import ImportJob
from workshops.queries import imports as queries
from workshops.tables import export
from workshops.tables.table import UnknownTable
from workshops.tables.workbooks import template
from workshops.tasks import hand_over

AT_ONCE = 100 * 1024
"""Files up to this size (bytes; some hundred rows) are checked while the page loads."""
ROWS_AT_ONCE = 300


class ImporterMixin:
    """Only those who may import get in; other accounts get 403, which is journalled. Stands before a login mixin."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.may_enter(request.user):
            detail = {"page": request.resolver_match.view_name}
            journal.record(by=request.user, action="page.refused", result=journal.Result.REFUSED, detail=detail)
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may_enter(self, user) -> bool:
        return bool(import_tables.open_to(user))


class OwnImports(ImporterMixin, ScopedMixin):
    """The jobs of one's own office, in scope, of the tables that one may import."""

    model = ImportJob
    context_object_name = "job"

    def narrow(self, queryset):
        return queries.own_jobs(queryset, self.request.user).select_related("user").order_by("-created_at")


class ImportListView(OwnImports, ScopedListView):
    """``/imports/``."""

    template_name = "workshops/import_list.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs, tables=import_tables.open_to(self.request.user))
        titles = {table.name: table.title for table in context["tables"]}
        busy = [job for job in context["page_obj"] if job.state in importing.BUSY]
        progress = import_progress.of(job.pk for job in busy)
        for job in context["page_obj"]:
            job.table_title, job.progress = titles[job.table], progress.get(job.pk)
        return context | {"busy": busy}


class TableMixin(ImporterMixin, LoginRequiredMixin):
    """Views of one import table, named in the address."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        try:
            self.table = import_tables.get(kwargs["table"])
        except UnknownTable as unknown:
            raise Http404 from unknown

    def may_enter(self, user) -> bool:
        return import_tables.may_import(user, self.table)


class TemplateView(TableMixin, View):
    """``/imports/<table>/template/``: the workbook to fill in, made for this user's region."""

    def get(self, request, **kwargs):
        file = template(self.table, running_imports.context_of(request.user))
        return export.download(file, f"{self.table.title}导入模板.xlsx")


class ImportUploadView(TableMixin, FormView):
    """``/imports/<table>/``: the template, and the upload."""

    template_name = "workshops/import_upload.html"
    form_class = UploadForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"table": self.table}

    def get_context_data(self, **kwargs):
        region = import_tables.region_of(self.request.user)
        personal = "、".join(column.label for column in self.table.import_columns if column.personal)
        return super().get_context_data(
            **kwargs, table=self.table, region=region, personal=personal, kept_days=importing.KEPT_DAYS
        )

    def form_valid(self, form):
        file = form.cleaned_data["file"]
        try:
            job = importing.upload(by=self.request.user, table_name=self.table.name, file=file)
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.form_invalid(form)
        if file.size <= AT_ONCE:
            running_imports.check(job.pk)
        else:
            hand_over(job)
        return redirect("workshops:import-detail", job.pk)


class ImportDetailView(OwnImports, ScopedDetailView):
    """``/imports/<id>/``: how far it is, and the preview by row and by column."""

    template_name = "workshops/import_detail.html"

    def get_context_data(self, **kwargs):
        job = self.object
        table = import_tables.get(job.table)
        links = [(label, f"{reverse(name)}?{query}" if query else reverse(name)) for label, name, query in table.links]
        busy = job.state in importing.BUSY
        job.progress = import_progress.of([job.pk]).get(job.pk) if busy else None
        # Why this person may not confirm, where they may not.
        against = why_not(importing.refuse_unless_may_confirm, job, self.request.user)
        shown = queries.problems_shown(job)
        return super().get_context_data(**kwargs, table=table, links=links, busy=busy, why_not=against, **shown)


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
        try:
            file = default_storage.open(queries.bad_rows_name(job))
        except FileNotFoundError as gone:  # just confirmed or cancelled
            raise Http404 from gone
        journal_bad_rows(job, by=request.user)
        return export.download(file, f"{import_tables.get(job.table).title}错误行.xlsx")


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
            job = importing.confirm(pk, by=request.user, skip_bad_rows=form.skip_bad_rows)
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.show(job, form)
        if job.rows_good > ROWS_AT_ONCE or not running_imports.save(job.pk, wait=False):
            hand_over(job)
        return self.back()

    def show(self, job, form):
        table = import_tables.get(job.table)
        lines = [*table.consequences, "上传的文件在写入后删除。"]
        if job.rows_bad:
            lines.append("只写入正确的行时，请先下载错误行；写入后不能再下载。")
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
            "confirm_label": table.confirm_label,
            "cancel_url": reverse("workshops:import-detail", args=[job.pk]),
        }
        return render(self.request, "components/confirm_page.html", context)


class ImportCancelView(OwnImport):
    """``/imports/<id>/cancel/`` (POST)."""

    def post(self, request, pk):
        self.get_object()
        try:
            job = importing.cancel(pk, by=request.user)
        except Refused as refused:
            messages.error(request, refused.message)
            return self.back()
        if job.state != ImportJob.State.CANCELLED:
            messages.info(request, "正在停止：本批处理完即停下，不会写入任何数据。")
            return self.back()
        messages.success(request, "导入已取消，上传的文件已删除，没有写入任何数据。")
        return redirect("workshops:import-list")


class ImportResumeView(OwnImport):
    """``/imports/<id>/resume/`` (POST): hands a job that stands still to a worker again; twice does no harm."""

    def post(self, request, pk):
        hand_over(self.get_object())
        return self.back()
