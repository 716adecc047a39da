"""``/applications/``: for offices the list of their region, for a leader their own with what to do next."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse
from django.views.generic import View

from certification.actions.drafting import EDITABLE
from certification.models import Application
from workshops.access.models import Department, Duty
from workshops.access.views.scoped import ScopedListView
from workshops.tables.views import TableListView


class OfficeListView(LoginRequiredMixin, TableListView):
    table_name = "applications"

    def get_actions(self):
        user = self.request.user
        if user.duty == Duty.CLERK and user.department == Department.CULTURE and user.level == "county":
            return (("原非遗扶贫就业工坊转入", reverse("certification:transfer-new")),)
        return ()


class OwnListView(ScopedListView):
    model = Application
    template_name = "certification/application_list.html"

    def narrow(self, queryset):
        return queryset.select_related("region").order_by("-created_at", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, editable=EDITABLE)


class ApplicationListView(LoginRequiredMixin, View):
    def get(self, request):
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        shown = OwnListView if request.user.is_leader else OfficeListView
        return shown.as_view()(request)
