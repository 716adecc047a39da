"""Indicators and statistics through the API: the very tables that pages show."""

import io
from operator import attrgetter

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers, viewsets
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from reporting.counts_workbook import write_counts
from reporting.dictionary import Indicators, found
from reporting.editions_api import EDITION, drawn
from reporting.indicators import INDICATORS
from reporting.people_api import PeopleStatistics
from reporting.queries.basis import Basis
from reporting.queries.counts import CountTable, count_table, years_with_workshops
from reporting.queries.figures import Definition
from workshops.access import clock
from workshops.access.scope import get_visible_or_404
from workshops.regions.models import Region
from workshops.tables import export
from workshops.tables.api import TablePagination, WorkbookMixin

XLSX = (200, export.XLSX_TYPE)
JSON = (200, JSONRenderer.media_type)
ORDERS = ["code", "-code", "name", "-name"]


class IndicatorSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField()
    definition = serializers.CharField()
    source = serializers.CharField()
    additive = serializers.BooleanField()
    note = serializers.CharField()
    version = serializers.IntegerField()


class IndicatorViewSet(WorkbookMixin, viewsets.GenericViewSet):
    """What each figure of the statistics counts, and where it comes from."""

    serializer_class = IndicatorSerializer
    pagination_class = TablePagination
    filter_backends = ()

    @extend_schema(
        parameters=[
            OpenApiParameter("search", OpenApiTypes.STR, description="代码、名称或定义中的文字"),
            OpenApiParameter("ordering", OpenApiTypes.STR, description="code 或 name，加“-”为降序", enum=ORDERS),
        ],
        responses={JSON: IndicatorSerializer(many=True), XLSX: OpenApiTypes.BINARY},
    )
    def list(self, request):
        rows = _asked_for(request.query_params)
        if self.wants_workbook:
            return export.download(export.workbook(Indicators(), rows, count=len(rows)), "统计指标.xlsx")
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)


def _asked_for(query) -> list[Definition]:
    text, order = query.get("search", ""), query.get("ordering", "")
    if order and order not in ORDERS:
        raise ValidationError({"ordering": [f"不能按此排序：{order}"]})
    rows = found(text)
    if order:
        rows.sort(key=attrgetter(order.lstrip("-")), reverse=order.startswith("-"))
    return rows


class LineSerializer(serializers.Serializer):
    """One region's figures by indicator code; `region` null in the total."""

    region = serializers.CharField(allow_null=True)
    name = serializers.CharField()
    figures = serializers.DictField(child=serializers.IntegerField())


@extend_schema_serializer(many=False)
class StatisticsSerializer(serializers.Serializer):
    year = serializers.IntegerField()
    as_of = serializers.DateField()
    edition = serializers.DateField(allow_null=True)
    lines = LineSerializer(many=True)
    total = LineSerializer()


class StatisticsViewSet(PeopleStatistics, WorkbookMixin, viewsets.GenericViewSet):
    """One table: the parts of a region with their figures. It is not paged: a total belongs to all its lines."""

    serializer_class = StatisticsSerializer
    pagination_class = None
    filter_backends = ()

    @extend_schema(
        parameters=[
            OpenApiParameter("year", OpenApiTypes.INT, description="统计年度，默认本年"),
            OpenApiParameter("region", OpenApiTypes.STR, description="区划代码，默认本单位所在地区"),
            EDITION,
        ],
        responses={JSON: StatisticsSerializer, XLSX: OpenApiTypes.BINARY},
    )
    def list(self, request):
        user = request.user
        if not user.is_office:
            raise NotFound
        table = drawn(count_table, Basis.live(self._year(request)), self._region(request), request.query_params)
        if self.wants_workbook:
            content = io.BytesIO()
            write_counts(table, content)
            content.seek(0)
            return export.download(content, f"非遗工坊统计表{table.basis.year}年.xlsx")
        return Response(self.get_serializer(_said(table)).data)

    def _region(self, request) -> Region | None:
        code, own = request.query_params.get("region"), request.user.region
        within = Region.objects.within(own).select_related("province")
        return get_visible_or_404(within, request.user, pk=code) if code else own

    def _year(self, request) -> int:
        today = clock.today()
        asked = request.query_params.get("year", str(today.year))
        if not asked.isdecimal() or int(asked[:5]) not in years_with_workshops(today):
            raise ValidationError({"year": ["没有该年度的数据。"]})
        return int(asked[:5])


def _said(table: CountTable) -> dict:
    codes = [indicator.code for indicator in INDICATORS]

    def line(each) -> dict:
        region = each.region
        figures = dict(zip(codes, each.figures, strict=True))
        return {"region": region and region.pk, "name": each.full_name if region else "合计", "figures": figures}

    return {
        "year": table.basis.year,
        "as_of": table.basis.as_of,
        "edition": table.edition,
        "lines": [line(each) for each in table.lines],
        "total": line(table.total),
    }
