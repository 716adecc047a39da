"""``/applications/``: a leader's own applications; for offices the list of their region."""

from certification.models import Application
from workshops.access.views.scoped import ScopedListView


class ApplicationListView(ScopedListView):
    model = Application
    template_name = "certification/application_list.html"

    def narrow(self, queryset):
        return queryset.select_related("region").order_by("-created_at")
