"""List pages: one view for every table."""

from dataclasses import dataclass

from django.http import HttpResponseBase, QueryDict
from django.utils.cache import patch_vary_headers
from django.views.generic import TemplateView

from . import export
from .listing import Listing
from .table import Table, get


@dataclass(frozen=True)
class Bulk:
    """One act on several rows: posts ``ids`` of the ticked ones to `address`."""

    address: str
    label: str
    note: str = ""
    refusal: str = ""
    """Label of a second button, which posts ``refusal`` and the ``reason`` typed beside it."""


class TableListView(TemplateView):
    """A table as a page. Put a mixin before it that lets only the right people in; rows come from ``table.rows(user)``.

    ``?format=xlsx`` gives the same rows, columns and order as a workbook; who listens to exports is told.
    htmx gets the list alone and keeps the address current.
    """

    table_name = ""
    template_name = "tables/list.html"
    part_template_name = "tables/listing.html"
    lead = ""
    actions: tuple[tuple[str, str], ...] = ()
    """(label, address) of buttons beside the heading."""
    nothing_yet: tuple[str, str] | None = None
    """Title and text where the list is empty before anything was asked for, if ``get_query`` narrows it."""

    def get_query(self) -> QueryDict:
        """What was asked for; override to give a list another order or filter to begin with."""
        return self.request.GET

    def get_bulk(self) -> Bulk | None:
        """The act on ticked rows, offered where the user may take it; ``table.tick(row)`` says which may be ticked."""
        return None

    @property
    def table(self) -> Table:
        return get(self.table_name)

    def get(self, request, *args, **kwargs) -> HttpResponseBase:
        self.listing = Listing(self.table, self.get_query(), request.user)
        if request.GET.get("format") == "xlsx" and self.listing.is_sound:
            try:
                return export.response(self.listing)
            except export.TooManyRows as error:
                kwargs["export_error"] = str(error)
        response = super().get(request, *args, **kwargs)
        patch_vary_headers(response, ("HX-Request",))
        return response

    def get_template_names(self):
        return [self.part_template_name if self.request.htmx.target == "list" else self.template_name]

    def get_actions(self) -> tuple[tuple[str, str], ...]:
        return self.actions

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **kwargs,
            table=self.table,
            listing=self.listing,
            lead=self.lead,
            actions=tuple(self.get_actions()),
            bulk=self.get_bulk(),
            nothing_yet=None if self.request.GET else self.nothing_yet,
        )
