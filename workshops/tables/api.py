"""The API's side of a table: ``page``, ``page_size``, ``ordering``, ``search``, filters and ``?format=xlsx``."""

from django_filters import ChoiceFilter, TypedChoiceFilter
from drf_spectacular.types import OpenApiTypes
from rest_framework.exceptions import ValidationError
from rest_framework.filters import BaseFilterBackend
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response

from . import export
from .api_rows import RowSchema
from .filters import TEXT_MAX, AmountFilter, DayFilter, RegionFilter, WholeNumberFilter, filters_for
from .listing import PAGE_SIZE_MAX, Listing
from .table import Table, get


class TablePagination(PageNumberPagination):
    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = PAGE_SIZE_MAX


class XlsxRenderer(BaseRenderer):
    """Lets ``?format=xlsx`` be asked for; the list answers with a file by itself, refusals are JSON."""

    media_type = export.XLSX_TYPE
    format = "xlsx"
    charset = None
    render_style = "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        raise TypeError("a workbook is answered as a file")


class FormatFirst(DefaultContentNegotiation):
    """``?format=`` decides alone: a client that always sends ``Accept: application/json`` still gets its workbook."""

    def select_renderer(self, request, renderers, format_suffix=None):
        asked = format_suffix or request.query_params.get(self.settings.URL_FORMAT_OVERRIDE)
        if not asked:
            return super().select_renderer(request, renderers, format_suffix)
        renderer = self.filter_renderers(renderers, asked)[0]
        return renderer, renderer.media_type


class TableFilters(BaseFilterBackend):
    """Filters, search and order of the table; refuses what the columns don't allow with 400 and the reason."""

    def filter_queryset(self, request, queryset, view):
        if view.action != "list":
            return queryset
        view.listing = Listing(view.table, request.query_params, request.user, rows=queryset)
        if not view.listing.is_sound:
            raise ValidationError(view.listing.form.errors)
        if view.listing.unknown_order:
            raise ValidationError({"ordering": [f"不能按此排序：{'、'.join(view.listing.unknown_order)}"]})
        return view.listing.rows

    def get_schema_operation_parameters(self, view):
        table = view.table
        made = [
            _parameter(name, one.label, _schema_of(one))
            for name, one in filters_for(table, table.columns, None).items()
        ]
        keys = "、".join(column.key for column in table.columns if column.sortable)
        said = f"排序，列名前加“-”为降序，可用逗号连接。可用：{keys or '无'}"
        return [*made, _parameter("ordering", said, {"type": "string"})]


def _parameter(name: str, description: str, schema: dict) -> dict:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _schema_of(one) -> dict:
    """The OpenAPI type of a filter's values."""
    if isinstance(one, RegionFilter):
        return {"type": "string", "pattern": "^[1-9][0-9]{5}$"}
    if isinstance(one, DayFilter):
        return {"type": "string", "format": "date"}
    if isinstance(one, TypedChoiceFilter):
        return {"type": "boolean"}
    if isinstance(one, ChoiceFilter):
        return {"type": "string", "enum": [value for value, _ in one.extra["choices"]]}
    if isinstance(one, WholeNumberFilter | AmountFilter):
        limit = one.field_class.LIMIT
        kind = "integer" if isinstance(one, WholeNumberFilter) else "number"
        return {"type": kind, "minimum": -limit, "maximum": limit}
    return {"type": "string", "maxLength": TEXT_MAX}


class TableSchema(RowSchema):
    """A list answers with JSON or, when asked, with a workbook."""

    def get_response_serializers(self):
        found = super().get_response_serializers()
        if getattr(self.view, "action", "") != "list":
            return found
        return {(200, JSONRenderer.media_type): found, (200, export.XLSX_TYPE): OpenApiTypes.BINARY}


class WorkbookMixin:
    """A view that answers with JSON or, for ``?format=xlsx``, with a workbook that it makes itself."""

    renderer_classes = (JSONRenderer, XlsxRenderer)
    content_negotiation_class = FormatFirst

    @property
    def wants_workbook(self) -> bool:
        return self.request.accepted_renderer.format == XlsxRenderer.format

    def finalize_response(self, request, response, *args, **kwargs):
        asked = getattr(request, "accepted_renderer", None)
        if isinstance(response, Response) and isinstance(asked, XlsxRenderer):  # a refusal
            request.accepted_renderer = JSONRenderer()
            request.accepted_media_type = JSONRenderer.media_type
        return super().finalize_response(request, response, *args, **kwargs)


class TableViewSetMixin(WorkbookMixin):
    """For view sets with ``table_name``, before the DRF classes in the bases.

    Without a ``get_queryset`` nearer the front the rows are ``table.rows(user)``; ``queryset`` names the model.
    """

    table_name = ""
    pagination_class = TablePagination
    filter_backends = (TableFilters,)
    schema = TableSchema()

    @property
    def table(self) -> Table:
        return get(self.table_name)

    def get_renderers(self):
        """Workbooks are made of lists only; asked elsewhere they don't exist."""
        made = super().get_renderers()
        return made if getattr(self, "action", "") == "list" else [r for r in made if r.format != XlsxRenderer.format]

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):  # the schema is made without a user
            return super().get_queryset().none()
        return self.table.rows(self.request.user)

    def list(self, request, *args, **kwargs):
        if not self.wants_workbook:
            return super().list(request, *args, **kwargs)
        self.filter_queryset(self.get_queryset())
        try:
            return export.response(self.listing)
        except export.TooManyRows as error:
            raise ValidationError({"format": [str(error)]}) from error
