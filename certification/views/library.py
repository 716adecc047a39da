"""``/library-entries/``: who waits for the 项目库, and recording an entry."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect

from certification.actions import library
from certification.forms.library import AmendForm, RecordForm
from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Standing, Workshop
from workshops.tables.views import TableListView
from workshops.views.confirming_pages import done_or_refused


class LibraryEntryListView(LoginRequiredMixin, TableListView):
    table_name = "library-entries"
    lead = "乡村振兴部门将认定的非遗工坊录入县级巩固拓展脱贫攻坚成果和乡村振兴项目库，并在此登记。"


class LibraryEntryView(ScopedDetailView):
    """``/library-entries/<workshop>/``: the entry, with the form that records or corrects it."""

    model = Workshop
    template_name = "certification/library_entry_detail.html"
    context_object_name = "workshop"

    def narrow(self, queryset):
        return queryset.select_related("region", "leader", "library_entry__by__office")

    def get_context_data(self, **kwargs):
        entry = self.entry()
        form = kwargs.pop("form", None)
        open_to = library.may_record(self.request.user, self.object)
        if open_to and form is None and (entry or self.object.standing == Standing.CERTIFIED):
            form = self.form(entry)
        return super().get_context_data(**kwargs, entry=entry, form=form)

    def entry(self):
        return getattr(self.object, "library_entry", None)

    def form(self, entry, data=None):
        if entry is None:
            return RecordForm(data)
        return AmendForm(data, initial={"code": entry.code, "entered_on": entry.entered_on})

    def post(self, request, *args, **kwargs):
        self.object = self.get_object()
        entry = self.entry()
        form = self.form(entry, request.POST)
        if form.is_valid() and done_or_refused(form, lambda: self.act(entry, form.cleaned_data)):
            messages.success(request, "已更正。" if entry else "已登记入库，并已通知文化和旅游部门。")
            return redirect("certification:library-entry-detail", self.object.pk)
        return self.render_to_response(self.get_context_data(form=form))

    def act(self, entry, given):
        if entry is None:
            return library.record_entry(self.object.pk, by=self.request.user, **given)
        return library.amend_entry(entry.pk, by=self.request.user, **given)
