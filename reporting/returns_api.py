"""Returns (报表) through the API: the list, one with its cells, and every step of the table."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from reporting.actions import returns
from reporting.models import Return, ReturnAction, ReturnRemark, ReturnStep
from reporting.queries.returns import allowed_actions, cells, latest_frozen
from reporting.queries.returns_findings import findings_of
from reporting.return_periods_api import ROUTES
from reporting.rules import return_flow as flow
from workshops.access.api_parsing import BoundedJSONParser
from workshops.api import ReadOnlyTableViewSet

LINE = (
    "id", "kind", "first", "last", "opener", "region", "place", "level", "status", "due_on", "known_at",
    "first_sent_at", "sent_at", "late", "version",
)  # fmt: skip
STEPS = [(value, ReturnAction(value).label) for value in dict.fromkeys(row.action for row in flow.TABLE)]


class ReturnLineSerializer(serializers.ModelSerializer):
    kind = serializers.CharField(source="period.kind", read_only=True)
    first = serializers.DateField(source="period.first", read_only=True)
    last = serializers.DateField(source="period.last", read_only=True)
    opener = serializers.CharField(source="period.opener_id", read_only=True, allow_null=True)
    region = serializers.CharField(source="region_id", read_only=True, allow_null=True)
    place = serializers.CharField(read_only=True)
    due_on = serializers.DateField(read_only=True)
    late = serializers.BooleanField(read_only=True)

    class Meta:
        model = Return
        fields = LINE
        read_only_fields = fields


class ReturnCellSerializer(serializers.Serializer):
    """`value` is null where nothing was generated or typed yet."""

    code = serializers.CharField()
    name = serializers.CharField()
    unit = serializers.CharField()
    value = serializers.DecimalField(max_digits=24, decimal_places=2, allow_null=True)
    typed = serializers.BooleanField()


class ReturnFindingSerializer(serializers.Serializer):
    """`key` names it in the explanations of the step `fill`."""

    key = serializers.CharField()
    codes = serializers.ListField(child=serializers.CharField())
    message = serializers.CharField()
    impossible = serializers.BooleanField()
    explanation = serializers.CharField()


class ReturnRemarkSerializer(serializers.ModelSerializer):
    class Meta:
        model = ReturnRemark
        fields = ("code", "reason")
        read_only_fields = fields


class ReturnStepSerializer(serializers.ModelSerializer):
    office = serializers.StringRelatedField()
    remarks = ReturnRemarkSerializer(many=True, read_only=True)

    class Meta:
        model = ReturnStep
        fields = ("action", "office", "at", "note", "document", "remarks")
        read_only_fields = fields


class ReturnSerializer(ReturnLineSerializer):
    """`digest` is that of the frozen figures, where they stand for the return."""

    cells = serializers.SerializerMethodField()
    findings = serializers.SerializerMethodField()
    steps = ReturnStepSerializer(many=True, read_only=True)
    digest = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()

    class Meta(ReturnLineSerializer.Meta):
        fields = (*LINE, "cells", "findings", "steps", "digest", "allowed_actions")
        read_only_fields = fields

    @extend_schema_field(ReturnCellSerializer(many=True))
    def get_cells(self, filed) -> list[dict]:
        return ReturnCellSerializer(cells(filed.period, filed.figures, filed.extras), many=True).data

    @extend_schema_field(ReturnFindingSerializer(many=True))
    def get_findings(self, filed) -> list[dict]:
        return ReturnFindingSerializer(findings_of(filed), many=True).data

    def get_digest(self, filed) -> str | None:
        frozen = latest_frozen([filed.pk]).first()
        return frozen.digest if frozen else None

    def get_allowed_actions(self, filed) -> list[str]:
        return allowed_actions(filed, self.context["request"].user)


class ReturnStepPayload(serializers.Serializer):
    """What the step takes of these: `cells` (code → what is wrong) when it goes back, `document` when it is reopened,
    `extras` and `explanations` when it is filled in; with `seen_version` only where the return still stands at it."""

    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    document = serializers.CharField(required=False, allow_blank=True, max_length=100)
    cells = serializers.DictField(child=serializers.CharField(max_length=300), required=False)
    extras = serializers.DictField(
        child=serializers.DecimalField(max_digits=17, decimal_places=2, allow_null=True), required=False
    )
    explanations = serializers.DictField(
        child=serializers.CharField(allow_blank=True, max_length=returns.EXPLANATION_MAX), required=False
    )
    seen_version = serializers.IntegerField(required=False, min_value=1)


TAKES = {
    flow.GENERATE: frozenset(),
    flow.FILL: frozenset({"extras", "explanations"}),
    flow.RETURN: frozenset({"note", "cells"}),
    flow.REOPEN: frozenset({"note", "cells", "document"}),
}
"""What a step takes of the payload beside `seen_version`; every other only a note."""


class ReturnStepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`."""

    action = serializers.ChoiceField(STEPS)
    payload = ReturnStepPayload(required=False)

    def validate(self, asked):
        takes = TAKES.get(asked["action"], frozenset({"note"})) | {"seen_version"}
        if foreign := set(asked.get("payload", {})) - takes:
            raise serializers.ValidationError({"payload": [f"这一步不用填写：{'、'.join(sorted(foreign))}。"]})
        return asked


class ReturnViewSet(ReadOnlyTableViewSet):
    table_name = "returns"
    queryset = Return.objects.all()
    serializer_class = ReturnSerializer
    parser_classes = (BoundedJSONParser,)

    def get_serializer_class(self):
        return ReturnLineSerializer if self.action == "list" else ReturnSerializer

    @extend_schema(request=ReturnStepRequest)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the row's `allowed_actions`."""
        filed = self.get_object()
        asked = ReturnStepRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        returns.advance(
            filed.pk, asked.validated_data["action"], by=request.user, **asked.validated_data.get("payload", {})
        )
        return Response(self.get_serializer(self.get_object()).data)


routes = [("returns", ReturnViewSet, "return"), *ROUTES]
