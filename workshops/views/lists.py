"""List pages of the register."""

from django.contrib.auth.mixins import LoginRequiredMixin

from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Leader
from workshops.tables.views import TableListView


class WorkshopListView(LoginRequiredMixin, TableListView):
    table_name = "workshops"


class LeaderListView(LoginRequiredMixin, TableListView):
    table_name = "leaders"


class LeaderDetailView(ScopedDetailView):
    model = Leader
    template_name = "workshops/leader_detail.html"
    context_object_name = "leader"

    def narrow(self, queryset):
        return queryset.select_related("region", "user").prefetch_related("workshops")
