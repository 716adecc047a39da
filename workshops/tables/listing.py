"""One request for rows of a table: filtered, searched and ordered by what its columns allow, and paged."""

from collections.abc import Iterator
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import F

from .columns import Column
from .filters import filter_set
from .table import Table

PAGE_SIZE_MAX = 200
ORDER_MAX = 4


class Listing:
    """``query`` is a QueryDict (``request.GET``); ``rows`` the scoped queryset, by default ``table.rows(user)``.

    Nothing in ``query`` can widen the rows. Faulty filters leave ``rows`` empty and stand in ``form.errors``.
    """

    def __init__(self, table: Table, query, user, rows=None):
        self.table, self.query, self.user = table, query, user
        self.columns: tuple[Column, ...] = table.columns_for(user)
        base = table.rows(user) if rows is None else rows
        self._filters = filter_set(table, user)(query, base)

    @property
    def form(self):
        """The bound filter form, ``search`` first."""
        return self._filters.form

    @property
    def is_sound(self) -> bool:
        return self._filters.is_valid()

    @cached_property
    def is_narrowed(self) -> bool:
        """Whether any filter or search is in use."""
        return self.is_sound and bool(self._entered)

    @property
    def conditions(self) -> str:
        """The filters in use for the journal, ``level=county&search=…``: values that may be a person's stay out."""
        return "&".join(f"{name}={self._said(name, value)}" for name, value in self._entered.items())

    @property
    def _entered(self) -> dict:
        """Filters with a value; of a sound listing."""
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "", [])}

    def _said(self, name: str, value) -> str:
        return "…" if self._filters.filters[name].is_private else str(getattr(value, "pk", value))

    @cached_property
    def order(self) -> list[tuple[Column, bool]]:
        """The sortable columns asked for in ``ordering`` (``key`` or ``-key``, by commas), and whether descending."""
        sortable = {column.key: column for column in self.columns if column.sortable}
        asked = self.query.get("ordering", "").split(",")[:ORDER_MAX]
        return [(sortable[key.lstrip("-")], key.startswith("-")) for key in asked if key.lstrip("-") in sortable]

    @cached_property
    def unknown_order(self) -> list[str]:
        """What ``ordering`` asks for and the columns don't allow."""
        known = {("-" if descending else "") + column.key for column, descending in self.order}
        return [key for key in self.query.get("ordering", "").split(",") if key and key not in known]

    @cached_property
    def rows(self):
        """The filtered and ordered queryset; ``pk`` last, so that pages neither overlap nor skip."""
        if not self.is_sound:
            return self._filters.queryset.none()
        rows = self._filters.qs
        if not self.order:
            return rows.order_by(*self.table.default_order, "pk")
        by = [
            F(column.order_path).desc(nulls_last=True) if descending else F(column.order_path).asc(nulls_last=True)
            for column, descending in self.order
        ]
        return rows.order_by(*by, "pk")

    @cached_property
    def page(self) -> Page:
        """The page asked for; a page that doesn't exist gives the nearest one."""
        return Paginator(self.rows, self.page_size).get_page(self.query.get("page"))

    @cached_property
    def page_size(self) -> int:
        asked = self.query.get("page_size", "")
        if asked.isascii() and asked.isdigit() and int(asked[:6]):
            return min(int(asked[:6]), PAGE_SIZE_MAX)
        return self.table.page_size

    @property
    def listed_columns(self) -> list[Column]:
        return [column for column in self.columns if column.listed]

    @property
    def exported_columns(self) -> list[Column]:
        return [column for column in self.columns if column.exported]

    def lines(self) -> Iterator[list[dict]]:
        """The page's rows as cells for the template: ``column``, ``text``, ``url``, ``raw`` (the stored value).

        The first cell of a row also has ``tick``: see ``Table.tick``.
        """
        for obj in self.page:
            cells = [_cell(column, obj) for column in self.listed_columns]
            cells[0]["url"] = cells[0]["url"] or self.table.row_url(obj)
            cells[0]["tick"] = self.table.tick(obj)
            yield cells


def _cell(column: Column, obj) -> dict:
    return {
        "column": column,
        "text": column.text(obj),
        "raw": column.raw(obj) if column.badge else None,
        "url": column.link(obj) if column.link else None,
    }
