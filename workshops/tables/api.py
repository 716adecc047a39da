"""The API's side of a table: filters, search, order, pages and `?format=xlsx` from the same columns."""

from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.filters import BaseFilterBackend
from rest_framework.pagination import PageNumberPagination
from rest_framework.renderers import BaseRenderer, JSONRenderer

from workshops.tables import export
from workshops.tables.listing import filterset_for, ordered
from workshops.tables.table import Table, get
from workshops.tables.views import PAGE_SIZE, PAGE_SIZE_CAP


class TablePagination(PageNumberPagination):
    page_size = PAGE_SIZE
    page_size_query_param = "page_size"
    max_page_size = PAGE_SIZE_CAP


class XlsxRenderer(BaseRenderer):
    """Lets `?format=xlsx` be asked for; the list itself answers with the workbook."""

    media_type = export.XLSX
    format = "xlsx"
    render_style = "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        # Only errors come here: a workbook is answered as a file.
        return JSONRenderer().render(data)


class TableOrdering(BaseFilterBackend):
    def filter_queryset(self, request, queryset, view):
        return ordered(view.table, queryset, request.query_params.get("ordering", ""))

    def get_schema_operation_parameters(self, view):
        keys = [column.key for column in view.table.columns if column.order]
        both = [*keys, *(f"-{key}" for key in keys)]
        return [{"name": "ordering", "in": "query", "required": False, "schema": {"type": "string", "enum": both}}]


class TableViewSetMixin:
    """For a view set with `table_name`, before the DRF class in the bases: rows are `Table.rows(user)`, scoped."""

    table_name = ""
    pagination_class = TablePagination
    filter_backends = (DjangoFilterBackend, TableOrdering)
    renderer_classes = (JSONRenderer, XlsxRenderer)

    @property
    def table(self) -> Table:
        return get(self.table_name)

    @property
    def filterset_class(self):
        return filterset_for(self.table)

    def get_queryset(self):
        rows = self.table.rows(None if getattr(self, "swagger_fake_view", False) else self.request.user)
        return rows

    @extend_schema(
        parameters=[OpenApiParameter("format", OpenApiTypes.STR, enum=["json", "xlsx"], description="xlsx：导出工作簿")]
    )
    def list(self, request, *args, **kwargs):
        if request.accepted_renderer.format == "xlsx":
            rows = self.filter_queryset(self.get_queryset())
            return export.response(self.table, rows.iterator(chunk_size=2000), rows.count())
        return super().list(request, *args, **kwargs)
