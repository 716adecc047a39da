"""Indicators and statistics through the API: the very tables that pages show."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.response import Response

from reporting.indicators import INDICATORS
from reporting.queries.counts import CountTable, count_table, years_with_workshops
from reporting.queries.rows import Basis
from workshops.access import clock
from workshops.access.scope import get_visible_or_404
from workshops.regions.models import Region


class IndicatorSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField()
    definition = serializers.CharField()
    source = serializers.CharField()
    additive = serializers.BooleanField()
    note = serializers.CharField()


class IndicatorViewSet(viewsets.ViewSet):
    @extend_schema(responses=IndicatorSerializer(many=True))
    def list(self, request):
        return Response(IndicatorSerializer(INDICATORS, many=True).data)


class LineSerializer(serializers.Serializer):
    """One region's figures by indicator code; `region` null in the total."""

    region = serializers.CharField(allow_null=True)
    name = serializers.CharField()
    figures = serializers.DictField(child=serializers.IntegerField())


class StatisticsSerializer(serializers.Serializer):
    year = serializers.IntegerField()
    as_of = serializers.DateField()
    lines = LineSerializer(many=True)
    total = LineSerializer()


class StatisticsViewSet(viewsets.ViewSet):
    @extend_schema(
        parameters=[
            OpenApiParameter("year", OpenApiTypes.INT, description="统计年度，默认本年"),
            OpenApiParameter("region", OpenApiTypes.STR, description="区划代码，默认本单位所在地区"),
        ],
        responses=StatisticsSerializer,
    )
    def list(self, request):
        user = request.user
        if not user.is_office:
            raise NotFound
        code, region = request.query_params.get("region"), user.region
        if code:
            region = get_visible_or_404(Region.objects.within(user.region), user, pk=code)
        return Response(StatisticsSerializer(_said(count_table(Basis.live(self._year(request)), region))).data)

    def _year(self, request) -> int:
        today = clock.today()
        asked = request.query_params.get("year", str(today.year))
        if not asked.isdigit() or int(asked) not in years_with_workshops(today):
            raise ValidationError({"year": ["没有该年度的数据。"]})
        return int(asked)


def _said(table: CountTable) -> dict:
    codes = [indicator.code for indicator in INDICATORS]

    def line(each) -> dict:
        region = each.region
        figures = dict(zip(codes, each.figures, strict=True))
        return {"region": region and region.pk, "name": region.full_name if region else "合计", "figures": figures}

    return {
        "year": table.basis.year,
        "as_of": table.basis.as_of,
        "lines": [line(each) for each in table.lines],
        "total": line(table.total),
    }
