"""The list of workshops."""

from django.contrib.auth.mixins import LoginRequiredMixin

from workshops.tables.views import TableListView


class WorkshopListView(LoginRequiredMixin, TableListView):
    table_name = "workshops"
