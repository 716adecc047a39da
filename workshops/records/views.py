"""The pages of every kind: list, one row, entering, putting right, voiding, its documents."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from workshops import import_tables
from workshops.access.scope import get_visible_or_404
from workshops.records import writing
from workshops.records.forms import RecordForm, VoidForm
from workshops.records.kind import Kind
from workshops.tables.table import get
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send


class RecordListView(LoginRequiredMixin, TableListView):
    kind: Kind = None

    @property
    def table_name(self):
        return self.kind.name

    @property
    def lead(self):
        return self.kind.lead

    def get_actions(self):
        user, made = self.request.user, []
        if self.kind.keepers.may_add(user):
            made.append((f"登记{self.kind.noun}", self.kind.url("new")))
            if self.kind.importable and import_tables.may_import(user, import_tables.get(self.kind.name)):
                made.append(("导入", reverse("workshops:import-upload", args=[self.kind.name])))
        return (*made, *self.kind.list_actions(user))


class RecordView(LoginRequiredMixin, View):
    """Base of the pages about one row in scope; ``for_keepers``: 404 for anybody else."""

    kind: Kind = None
    for_keepers = False

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and "pk" in kwargs:
            rows = self.kind.extended(self.kind.model.objects.select_related(*self.kind.joins))
            rows = rows.select_related("by__office", *self.kind.joins, *self.kind.files)
            self.row = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if self.for_keepers and not self.keeps:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def keeps(self) -> bool:
        return self.row.voided_at is None and self.kind.keepers.may_keep(self.request.user, self.row)


class RecordDetailView(RecordView):
    def get(self, request, pk):
        kind, row, user = self.kind, self.row, request.user
        context = {
            "kind": kind, "row": row, "keeps": self.keeps, "list_url": kind.url("list"),
            "facts": [(column.heading, column.text(row), _link(column, row)) for column in self.shown_columns()],
            "texts": [(field.verbose_name, getattr(row, field.name)) for field in self.texts()],
            "files": [
                (kind.relations[name].verbose_name, getattr(row, name), kind.url("file", row.pk, name))
                for name in kind.files
                if self.may_read(name)
            ],
            "edit_url": kind.url("edit", row.pk), "void_url": kind.url("void", row.pk),
        }  # fmt: skip
        return render(request, kind.detail_template, context | kind.detail(row, user))

    def shown_columns(self):
        return columns_shown(self.kind, self.request.user)

    def texts(self):
        listed = {column.key for column in self.kind.columns}
        about = (self.kind.model._meta.get_field(name) for name in self.kind.fields if name not in listed)
        return [each for each in about if not each.is_relation]

    def may_read(self, name: str) -> bool:
        return getattr(self.row, name) is not None and self.kind.may_see_file(self.request.user, self.row)


def columns_shown(kind: Kind, user):
    """The columns that the list may show to the user."""
    return get(kind.name).columns_for(user)


def _link(column, row):
    return column.link(row) if column.link else None


class RecordFileView(RecordView):
    """``<pk>/<name>/``: a document of the row."""

    def get(self, request, pk, name):
        if name not in self.kind.files or getattr(self.row, name) is None:
            raise Http404
        if not self.kind.may_see_file(request.user, self.row):
            raise Http404
        return send(getattr(self.row, name))


class RecordFormView(RecordView):
    """Base of the two pages with the form."""

    row = None
    done = ""

    def get(self, request, **kwargs):
        return self.show(self.form())

    def post(self, request, **kwargs):
        form = self.form(request.POST, request.FILES)
        if form.is_valid() and (kept := done_or_refused(form, lambda: self.act(form))):
            messages.success(request, f"{self.kind.noun}{self.done}")
            return redirect(self.kind.url_of(kept))
        if any(request.FILES.get(name) for name in self.kind.files):
            messages.warning(request, "浏览器不保留已选的文件：改正后请重新选择附件，再保存。")
        return self.show(form)

    def form(self, *data) -> RecordForm:
        given = None
        if self.row is None:
            given = {name: value for name, value in self.request.GET.items() if name in self.kind.fields}
        return RecordForm(*data, kind=self.kind, user=self.request.user, row=self.row, initial=given)

    def show(self, form):
        kind, row = self.kind, self.row
        context = {
            "kind": kind, "row": row, "form": form, "list_url": kind.url("list"),
            "back_url": kind.url_of(row) if row else kind.url("list"),
            "title": f"修改{kind.noun}" if row else f"登记{kind.noun}",
        }  # fmt: skip
        return render(self.request, "records/record_form.html", context)


class RecordNewView(RecordFormView):
    done = "已登记。"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not self.kind.keepers.may_add(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def act(self, form):
        return writing.enter(self.kind, by=self.request.user, uploads=form.uploads, **form.facts)


class RecordEditView(RecordFormView):
    for_keepers = True
    done = "已保存。"

    def act(self, form):
        return writing.amend(self.kind, self.row.pk, by=self.request.user, uploads=form.uploads, **form.facts)


class RecordVoidView(RecordView):
    for_keepers = True

    def get(self, request, pk):
        return self.show(VoidForm())

    def post(self, request, pk):
        form = VoidForm(request.POST)
        act = lambda: writing.void(self.kind, pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and done_or_refused(form, act):
            messages.success(request, "记录已作废。")
            return redirect(self.kind.url("list"))
        return self.show(form)

    def show(self, form):
        columns = columns_shown(self.kind, self.request.user)[:4]
        context = {
            "title": f"作废{self.kind.noun}", "form": form, "confirm_label": "作废",
            "facts": [(column.heading, column.text(self.row)) for column in columns],
            "consequences": ["作废后不能恢复；记录保留，不再列出，也不再计入统计。"],
            "cancel_url": self.kind.url_of(self.row),
        }  # fmt: skip
        return render(self.request, "components/confirm_page.html", context)
