"""Periods of returns (报表期) and what was passed on (报表通报) through the API."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import mixins, serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from reporting.actions import circulations, return_period_changes, return_periods
from reporting.models import Circulation, DueExtension, PeriodKind, ReturnExtra, ReturnPeriod
from reporting.queries.figures import DICTIONARY
from reporting.queries.return_periods import extensions_in, may_cancel, may_extend
from reporting.queries.returns import cells
from reporting.queries.returns_progress import Progress, progress_of
from reporting.rules.return_periods import MONTHS, Period
from workshops.access.api import ScopedViewSetMixin
from workshops.access.api_parsing import BoundedJSONParser
from workshops.access.scope import get_visible_or_404
from workshops.api import ReadOnlyTableViewSet
from workshops.regions.models import Region
from workshops.tables.api import TablePagination

CODE = r"^[1-9][0-9]{5}$"
PERIOD = (
    "id", "kind", "first", "last", "opener", "codes", "extras", "due_county", "due_province", "zero_reports", "note",
    "opened_at", "cancelled_at", "cancel_reason",
)  # fmt: skip


class ExtraSerializer(serializers.ModelSerializer):
    class Meta:
        model = ReturnExtra
        fields = ("code", "label", "unit", "decimals", "note")
        read_only_fields = fields


class ReturnPeriodLineSerializer(serializers.ModelSerializer):
    """`opener` is null for the ministry. The days are those it was opened with; those in force stand with returns."""

    opener = serializers.CharField(source="opener_id", read_only=True, allow_null=True)
    codes = serializers.ListField(child=serializers.CharField(), read_only=True)
    extras = ExtraSerializer(many=True, read_only=True)

    class Meta:
        model = ReturnPeriod
        fields = PERIOD
        read_only_fields = fields


class DueExtensionSerializer(serializers.ModelSerializer):
    """`region` is null where it holds for everybody asked; a day that does not move is null."""

    region = serializers.CharField(source="region_id", read_only=True, allow_null=True)

    class Meta:
        model = DueExtension
        fields = ("region", "due_county", "due_province", "reason", "at")
        read_only_fields = fields


class ReturnPeriodSerializer(ReturnPeriodLineSerializer):
    extensions = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()

    class Meta(ReturnPeriodLineSerializer.Meta):
        fields = (*PERIOD, "extensions", "allowed_actions")
        read_only_fields = fields

    @extend_schema_field(DueExtensionSerializer(many=True))
    def get_extensions(self, period) -> list[dict]:
        found = extensions_in(period, self.context["request"].user.region)
        return DueExtensionSerializer(found, many=True).data

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(["extend", "cancel"])))
    def get_allowed_actions(self, period) -> list[str]:
        user = self.context["request"].user
        may = {"extend": may_extend(period, user), "cancel": may_cancel(period, user)}
        return [name for name, allowed in may.items() if allowed]


class ExtraRequest(serializers.Serializer):
    label = serializers.CharField(max_length=60)
    unit = serializers.CharField(max_length=10)
    decimals = serializers.IntegerField(min_value=0, max_value=2, default=0)
    note = serializers.CharField(max_length=200, allow_blank=True, default="")


class OpenPeriodRequest(serializers.Serializer):
    """`number`: which span of its kind in the year, from 1."""

    kind = serializers.ChoiceField(PeriodKind.choices)
    year = serializers.IntegerField(min_value=2021, max_value=2100)
    number = serializers.IntegerField(min_value=1, max_value=12, default=1)
    codes = serializers.ListField(child=serializers.ChoiceField(sorted(DICTIONARY)), allow_empty=False)
    due_county = serializers.DateField()
    due_province = serializers.DateField()
    extras = ExtraRequest(many=True, default=[], max_length=return_periods.EXTRAS_MAX)
    zero_reports = serializers.BooleanField(default=False)
    note = serializers.CharField(max_length=2000, allow_blank=True, default="")

    def validate(self, asked):
        kind = asked["kind"]
        if asked["number"] > 12 // MONTHS[kind]:
            raise ValidationError({"number": [f"一年只有 {12 // MONTHS[kind]} 期{PeriodKind(kind).label}。"]})
        return asked

    def given(self) -> dict:
        asked = dict(self.validated_data)
        span = Period(asked.pop("kind"), asked.pop("year"), asked.pop("number"))
        extras = [return_periods.Extra(**each) for each in asked.pop("extras")]
        return {**asked, "span": span, "extras": extras}


class CancelPeriodRequest(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


class ExtendDueRequest(serializers.Serializer):
    """`region`: for this one only; without it for everybody asked. At least one day, later than the one in force."""

    reason = serializers.CharField(max_length=500)
    region = serializers.RegexField(CODE, required=False)
    due_county = serializers.DateField(required=False)
    due_province = serializers.DateField(required=False)


class ProgressSerializer(serializers.Serializer):
    """Counties' returns of one part of a region; `region` is null in the total. `own` is the number of the part's own
    return, `status` how it stands."""

    region = serializers.SerializerMethodField()
    name = serializers.SerializerMethodField()
    own = serializers.SerializerMethodField()
    status = serializers.SerializerMethodField()
    asked = serializers.IntegerField()
    sent = serializers.IntegerField()
    accepted = serializers.IntegerField()
    returned = serializers.IntegerField()
    on_time = serializers.IntegerField()
    late = serializers.IntegerField()
    missing = serializers.IntegerField()

    def get_region(self, line: Progress) -> str | None:
        return line.region.pk if line.region else None

    def get_name(self, line: Progress) -> str:
        return line.region.name if line.region else "合计"

    def get_own(self, line: Progress) -> int | None:
        return line.gathering.pk if line.gathering else None

    def get_status(self, line: Progress) -> str | None:
        return line.gathering.status if line.gathering else None


class CompletenessSerializer(serializers.Serializer):
    lines = ProgressSerializer(many=True)
    total = ProgressSerializer()


class ReturnPeriodViewSet(
    ScopedViewSetMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet
):  # fmt: skip
    """Periods of the nation, of the office's own province and of those below it; newest first."""

    queryset = ReturnPeriod.objects.all()
    serializer_class = ReturnPeriodSerializer
    parser_classes = (BoundedJSONParser,)
    pagination_class = TablePagination
    filter_backends = ()

    def narrow(self, queryset):
        return (
            queryset.select_related("opener").prefetch_related("extras", "extensions__region").order_by("-first", "-pk")
        )

    def get_serializer_class(self):
        return ReturnPeriodLineSerializer if self.action == "list" else ReturnPeriodSerializer

    @extend_schema(request=OpenPeriodRequest, responses={201: ReturnPeriodSerializer})
    def create(self, request):
        """By a province's culture office for itself, or by the ministry's for the nation."""
        asked = _asked(OpenPeriodRequest, request)
        period = return_periods.open_period(by=request.user, **asked.given())
        return Response(self.said(period.pk), status=status.HTTP_201_CREATED)

    @extend_schema(request=CancelPeriodRequest, responses=ReturnPeriodSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk):
        """By the office that opened it, as long as nothing of it was frozen."""
        asked = _asked(CancelPeriodRequest, request)
        return_period_changes.cancel_period(self.get_object().pk, by=request.user, **asked.validated_data)
        return Response(self.said(pk))

    @extend_schema(request=ExtendDueRequest, responses=ReturnPeriodSerializer)
    @action(detail=True, methods=["post"])
    def extend(self, request, pk):
        """By the office that opened it: moves the days later, for all or for one region."""
        period, given = self.get_object(), dict(_asked(ExtendDueRequest, request).validated_data)
        if code := given.pop("region", None):
            given["region"] = Region.objects.within(request.user.region).filter(pk=code).first()
            if given["region"] is None:
                raise ValidationError({"region": ["没有这个地区，或不在本单位的范围内。"]})
        return_period_changes.extend_due(period.pk, by=request.user, **given)
        return Response(self.said(pk))

    @extend_schema(
        parameters=[OpenApiParameter("region", OpenApiTypes.STR, description="区划代码，默认本单位所在地区")],
        responses=CompletenessSerializer,
    )
    @action(detail=True)
    def completeness(self, request, pk):
        """应报、已报、按时、逾期 by the direct parts of a region."""
        period, region = self.get_object(), request.user.region
        if code := request.query_params.get("region"):
            region = get_visible_or_404(Region.objects.within(region), request.user, pk=code)
        return Response(CompletenessSerializer(progress_of(period, region)).data)

    def said(self, pk) -> dict:
        return self.get_serializer(self.get_queryset().get(pk=pk)).data


def _asked(serializer: type[serializers.Serializer], request) -> serializers.Serializer:
    asked = serializer(data=request.data)
    asked.is_valid(raise_exception=True)
    return asked


class CirculatedCellSerializer(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField()
    value = serializers.DecimalField(max_digits=24, decimal_places=2, allow_null=True)


class CirculationLineSerializer(serializers.ModelSerializer):
    """`filed` is the number of the return whose frozen figures were passed on."""

    filed = serializers.IntegerField(source="frozen.filed_id", read_only=True)
    title = serializers.CharField(source="frozen.filed", read_only=True)
    region = serializers.CharField(source="region_id", read_only=True, allow_null=True)

    class Meta:
        model = Circulation
        fields = ("id", "filed", "title", "region", "department", "at", "acknowledged_at")
        read_only_fields = fields


class CirculationSerializer(CirculationLineSerializer):
    known_at = serializers.DateTimeField(source="frozen.known_at", read_only=True)
    digest = serializers.CharField(source="frozen.digest", read_only=True)
    cells = serializers.SerializerMethodField()

    class Meta(CirculationLineSerializer.Meta):
        fields = (*CirculationLineSerializer.Meta.fields, "known_at", "digest", "cells")
        read_only_fields = fields

    @extend_schema_field(CirculatedCellSerializer(many=True))
    def get_cells(self, row) -> list[dict]:
        frozen = row.frozen
        return CirculatedCellSerializer(cells(frozen.filed.period, frozen.figures, frozen.extras), many=True).data


class CirculationViewSet(ReadOnlyTableViewSet):
    table_name = "return-circulations"
    queryset = Circulation.objects.all()
    serializer_class = CirculationSerializer
    parser_classes = (BoundedJSONParser,)

    def get_serializer_class(self):
        return CirculationLineSerializer if self.action == "list" else CirculationSerializer

    @extend_schema(request=None, responses=CirculationSerializer)
    @action(detail=True, methods=["post"])
    def acknowledge(self, request, pk):
        """Take note of it: by the department that it was passed to, once."""
        circulations.acknowledge(self.get_object().pk, by=request.user)
        return Response(self.get_serializer(self.get_object()).data)


ROUTES = [
    ("return-periods", ReturnPeriodViewSet, "return-period"),
    ("return-circulations", CirculationViewSet, "return-circulation"),
]
