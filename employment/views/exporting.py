"""Workbooks with names: asked for with a purpose and the password, journalled, kept by no cache."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from employment.actions.exporting import journal_personal_export
from employment.forms.exporting import ExportForm
from employment.importing import people_existing
from workshops import import_tables
from workshops.actions.running_imports import context_of
from workshops.people.fields import Field, may_see
from workshops.tables import export, table, workbooks
from workshops.tables.listing import Listing


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class PersonalExportView(LoginRequiredMixin, FormView):
    """GET asks, POST answers with the workbook of the list as filtered by the query; 404 for who reads no names."""

    template_name = "employment/worker_export.html"
    form_class = ExportForm
    table_name = "workers"
    list_url_name = "employment:worker-list"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            if not may_see(request.user, Field.NAME):
                raise Http404
            self.listing = Listing(table.get(self.table_name), request.GET, request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        listing, query = self.listing, self.request.GET.urlencode()
        return super().get_context_data(
            **kwargs,
            listing=listing,
            count=listing.rows.count(),
            back_url=reverse(self.list_url_name) + (f"?{query}" if query else ""),
        )

    def form_valid(self, form):
        listing, user = self.listing, self.request.user
        count = listing.rows.count()
        if not listing.is_sound or count > export.ROWS_MAX:
            form.add_error(None, "查询条件有误，或记录过多，请返回列表调整查询条件。")
            return self.form_invalid(form)
        clear = bool(form.cleaned_data.get("clear"))
        columns = listing.table.personal_columns(user, clear=clear)
        file = export.workbook(listing.table, listing.rows.iterator(chunk_size=2000), columns, count=count)
        journal_personal_export(
            by=user, table=self.table_name, rows=count, purpose=form.cleaned_data["purpose"],
            clear=listing.table.clear_columns(user) if clear else [], filters=listing.conditions,
        )  # fmt: skip
        return export.download(file, f"{listing.table.title}（含姓名）_{timezone.localdate():%Y%m%d}.xlsx")


class WorkerExportView(PersonalExportView):
    """``/workers/export/``."""


class EmploymentExportView(PersonalExportView):
    """``/employments/export/``; for who imports people also as a workbook to edit and import again."""

    table_name = "employments"
    list_url_name = "employment:employment-list"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "is_editable": import_tables.get("workers").may_import(self.request.user)}

    def form_valid(self, form):
        if not (form.cleaned_data.get("for_editing") and self.listing.is_sound):
            return super().form_valid(form)
        people, user = import_tables.get("workers"), self.request.user
        rows = people_existing.editable(self.listing.rows, user)
        count = rows.count()
        if count > people.rows_max:
            form.add_error("for_editing", f"共 {count:,} 条，修改用工作簿最多 {people.rows_max:,} 条，请缩小查询条件。")
            return self.form_invalid(form)
        file = workbooks.filled(people, context_of(user), people_existing.records(rows))
        journal_personal_export(
            by=user, table=self.table_name, rows=count, purpose=form.cleaned_data["purpose"], clear=[],
            filters=self.listing.conditions,
        )  # fmt: skip
        return export.download(file, f"{people.title}（修改用）_{timezone.localdate():%Y%m%d}.xlsx")
