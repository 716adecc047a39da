"""Head counts of people through the API: the table of the page, for any pair of days (docs/adr/0032)."""

import datetime
import io

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from reporting.editions_api import EDITION, drawn
from reporting.people_workbook import write_people
from reporting.queries.basis import FIRST_DAY, SETTLED
from reporting.queries.counts import CountLine
from reporting.queries.people import COLUMNS, PeopleTable, people_basis, people_table
from workshops.access import clock
from workshops.tables import export


class PeopleLineSerializer(serializers.Serializer):
    """One region's figures by indicator code; `region` null in the total."""

    region = serializers.CharField(allow_null=True)
    name = serializers.CharField()
    figures = serializers.DictField(child=serializers.IntegerField())


class DifferenceSerializer(serializers.Serializer):
    """How far the lines exceed the total of one indicator: `persons` are found in two lines or more."""

    indicator = serializers.CharField(source="indicator.code")
    excess = serializers.IntegerField()
    persons = serializers.IntegerField()


@extend_schema_serializer(many=False)
class PeopleStatisticsSerializer(serializers.Serializer):
    as_of = serializers.DateField()
    known_at = serializers.DateTimeField(allow_null=True)
    edition = serializers.DateField(allow_null=True)
    digest = serializers.CharField()
    lines = PeopleLineSerializer(many=True)
    total = PeopleLineSerializer()
    differences = DifferenceSerializer(many=True)


class PeopleStatistics:
    """Mixed into the statistics: `people/`. The view set gives `_region` and `wants_workbook`."""

    @extend_schema(
        parameters=[
            OpenApiParameter("as_of", OpenApiTypes.DATE, description="统计日，默认今天"),
            OpenApiParameter("known_at", OpenApiTypes.DATETIME, description="登记截至的时点，默认现在"),
            OpenApiParameter("region", OpenApiTypes.STR, description="区划代码，默认本单位所在地区"),
            EDITION,
        ],
        responses={
            (200, JSONRenderer.media_type): PeopleStatisticsSerializer,
            (200, export.XLSX_TYPE): OpenApiTypes.BINARY,
        },
    )
    @action(detail=False, serializer_class=PeopleStatisticsSerializer)
    def people(self, request):
        """Everybody at work counted once at every level. The lines do not make the total; `differences` says why."""
        if not request.user.is_office:
            raise NotFound
        basis = people_basis(_as_of(request.query_params), _known_at(request.query_params))
        table = drawn(people_table, basis, self._region(request), request.query_params)
        if self.wants_workbook:
            content = io.BytesIO()
            write_people(table, content)
            content.seek(0)
            return export.download(content, f"非遗工坊就业人数{basis.as_of}.xlsx")
        return Response(self.get_serializer(_said(table)).data)


def _as_of(query) -> datetime.date:
    today = clock.today()
    try:
        asked = datetime.date.fromisoformat(query["as_of"]) if query.get("as_of") else today
    except ValueError:
        raise ValidationError({"as_of": ["日期应为 2026-01-31 这样的格式。"]}) from None
    if asked > today:
        raise ValidationError({"as_of": ["统计日不能晚于今天。"]})
    return asked


def _known_at(query) -> datetime.datetime | None:
    """Without a zone it is Asia/Shanghai."""
    text = query.get("known_at")
    if not text:
        return None
    try:
        asked = parse_datetime(text)
    except ValueError:  # well formed, but no such day
        asked = None
    if asked is None:
        raise ValidationError({"known_at": ["时点应为 2026-01-31T18:00:00 这样的格式。"]})
    asked = timezone.make_aware(asked) if timezone.is_naive(asked) else asked
    if clock.local_day(asked) < FIRST_DAY:
        raise ValidationError({"known_at": [f"登记截至的时点不能早于 {FIRST_DAY}。"]})
    if asked > clock.now() - SETTLED:
        raise ValidationError({"known_at": ["登记截至的时点须早于现在 10 分钟：正在写入的登记那时才都可见。"]})
    return asked


def _said(table: PeopleTable) -> dict:
    def line(each: CountLine) -> dict:
        figures = {column.code: figure for column, figure in zip(COLUMNS, each.figures, strict=True)}
        region = each.region
        return {"region": region and region.pk, "name": each.full_name if region else "合计", "figures": figures}

    return {
        "as_of": table.basis.as_of,
        "known_at": table.basis.known_at,
        "edition": table.edition,
        "digest": table.digest,
        "lines": [line(each) for each in table.lines],
        "total": line(table.total),
        "differences": table.differences,
    }
