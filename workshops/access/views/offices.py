"""Offices, for the sysadmin to keep and the secadmin to look up."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, ListView

from .. import queries
from ..actions import offices
from ..forms.administration import OfficeChangeForm, OfficeFilterForm, OfficeForm
from ..models import Duty, Office
from ..refusal import Refused
from .scoped import DutyRequiredMixin


class OfficeListView(DutyRequiredMixin, ListView):
    duties = (Duty.SYSADMIN, Duty.SECADMIN)
    template_name = "access/office_list.html"
    paginate_by = 20

    def get_queryset(self):
        self.filter_form = OfficeFilterForm(self.request.GET)
        return queries.offices(**self.filter_form.cleaned_data if self.filter_form.is_valid() else {})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, filter_form=self.filter_form)


class OfficeCreateView(DutyRequiredMixin, FormView):
    duties = (Duty.SYSADMIN,)
    template_name = "access/office_form.html"
    form_class = OfficeForm

    def form_valid(self, form):
        entered = {name: form.cleaned_data[name] for name in ("region", "department", "name")}
        try:
            office = offices.create_office(by=self.request.user, **entered)
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.form_invalid(form)
        messages.success(self.request, f"已建立机构：{office}。")
        return redirect("access:office-list")


class OfficeChangeView(DutyRequiredMixin, FormView):
    duties = (Duty.SYSADMIN,)
    template_name = "access/office_form.html"
    form_class = OfficeChangeForm

    def get_form_kwargs(self):
        self.office = get_object_or_404(Office, pk=self.kwargs["pk"])
        return {**super().get_form_kwargs(), "instance": self.office}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, office=self.office)

    def form_valid(self, form):
        offices.change_office(Office.objects.get(pk=self.office.pk), by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "机构信息已修改。")
        return redirect("access:office-list")
