"""List pages: one view for every table."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.views.generic import TemplateView

from workshops.tables import export
from workshops.tables.listing import filterset_for, ordered
from workshops.tables.table import Table, get

PAGE_SIZE, PAGE_SIZE_CAP = 20, 200


class TableListView(LoginRequiredMixin, TemplateView):
    """`table_name` names the table; rows come from `Table.rows(user)`, which is scoped.

    `?format=xlsx` gives the same rows, columns and order as a workbook. htmx gets the results alone.
    """

    table_name = ""
    template_name = "tables/list.html"
    lead = ""
    actions: tuple[tuple[str, str], ...] = ()  # (label, address) of buttons beside the heading

    @property
    def table(self) -> Table:
        return get(self.table_name)

    def get(self, request, *args, **kwargs):
        self.filterset = filterset_for(self.table)(request.GET, queryset=self.table.rows(request.user), request=request)
        self.rows = ordered(self.table, self.filterset.qs, request.GET.get("ordering", ""))
        if request.GET.get("format") == "xlsx":
            return export.response(self.table, self.rows.iterator(chunk_size=2000), self.rows.count())
        return super().get(request, *args, **kwargs)

    def get_template_names(self):
        htmx = getattr(self.request, "htmx", None)
        return ["tables/results.html"] if htmx and not htmx.boosted else [self.template_name]

    def get_actions(self) -> tuple[tuple[str, str], ...]:
        return self.actions

    def page_size(self) -> int:
        asked = self.request.GET.get("page_size", "")
        return min(int(asked), PAGE_SIZE_CAP) if asked.isdigit() and int(asked) else PAGE_SIZE

    def get_context_data(self, **kwargs):
        page = Paginator(self.rows, self.page_size()).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            **kwargs,
            table=self.table,
            form=self.filterset.form,
            page_obj=page,
            lines=[self.line(row) for row in page],
            actions=self.get_actions(),
            lead=self.lead,
        )

    def line(self, row) -> dict:
        """One row for the template: its address and (column, stored value, shown text) of each cell."""
        url = self.table.row_url(row) if self.table.row_url else ""
        return {
            "url": url,
            "cells": [(column, column.read(row), column.shown(row)) for column in self.table.page_columns],
        }
