"""The register's pages: the list, and one workshop with its tabs."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse

from workshops.access.views.scoped import ScopedDetailView
from workshops.models import Workshop
from workshops.queries.history import changes_of
from workshops.tables.views import TableListView

# The tabs of a workshop's page; those of apps above are linked by URL name, never imported.
TABS = (
    ("基本信息", "workshops:workshop-detail"),
    ("资格与年度确认", "certification:workshop-standing"),
    ("从业人员", "employment:workshop-people"),
    ("产品", "catalog:workshop-products"),
    ("跟踪", "reporting:workshop-monitoring"),
    ("变更历史", "workshops:workshop-history"),
)


def tabs_for(workshop: Workshop, current: str) -> list[dict]:
    """Items for the tabs component; `current` is the URL name of the tab shown."""
    return [
        {"label": label, "url": reverse(name, args=[workshop.pk]), "active": name == current} for label, name in TABS
    ]


class WorkshopListView(LoginRequiredMixin, TableListView):
    table_name = "workshops"


class WorkshopTab(ScopedDetailView):
    """Base of every tab: the workshop in scope, with what the page's head shows."""

    model = Workshop
    context_object_name = "workshop"
    tab = ""

    def narrow(self, queryset):
        return queryset.select_related("region", "leader", "previous").prefetch_related("projects", "successors")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, tabs=tabs_for(self.object, self.tab))


class WorkshopDetailView(WorkshopTab):
    template_name = "workshops/workshop_detail.html"
    tab = "workshops:workshop-detail"


class WorkshopHistoryView(WorkshopTab):
    template_name = "workshops/workshop_history.html"
    tab = "workshops:workshop-history"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, changes=changes_of(self.object))
