"""Changes of divisions through the API: the list, one with its lines, and the steps of the table."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from reporting.actions import applying_boundaries, boundaries
from reporting.queries.boundaries import allowed_actions
from reporting.rules import boundary_flow as flow
from workshops.access.api_parsing import BoundedJSONParser
from workshops.access.refusal import Refused
from workshops.api import ReadOnlyTableViewSet
from workshops.regions.models import RegionChange, RegionChangeLine

LINE = ("id", "kind", "title", "effective_on", "day_known", "document_no", "source", "status", "historic", "applied_at")
STEPS = (flow.REVIEW, flow.SEND_BACK, flow.DROP, flow.APPLY)
ACTS = {
    flow.REVIEW: boundaries.review,
    flow.SEND_BACK: boundaries.send_back,
    flow.DROP: boundaries.drop,
    flow.APPLY: applying_boundaries.apply_change,
}


class RegionChangeLineSerializer(serializers.ModelSerializer):
    """One way from an old division to a new one; either side may be empty."""

    class Meta:
        model = RegionChangeLine
        fields = (
            "old_code", "old_name", "old_level", "old_parent", "new_code", "new_name", "new_level", "new_parent",
            "corps", "is_heir",
        )  # fmt: skip
        read_only_fields = fields


class RegionChangeListSerializer(serializers.ModelSerializer):
    class Meta:
        model = RegionChange
        fields = LINE
        read_only_fields = fields


class RegionChangeSerializer(RegionChangeListSerializer):
    lines = RegionChangeLineSerializer(many=True, read_only=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta(RegionChangeListSerializer.Meta):
        fields = (*LINE, "lines", "allowed_actions")
        read_only_fields = fields

    def get_allowed_actions(self, change) -> list[str]:
        return allowed_actions(change, self.context["request"].user)


class RegionChangeStepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`; `reason` for sending back and dropping."""

    action = serializers.ChoiceField([(step, flow.LABELS[step]) for step in STEPS])
    reason = serializers.CharField(required=False, allow_blank=True, max_length=300, default="")


class RegionChangeViewSet(ReadOnlyTableViewSet):
    """Every office sees what is reviewed or in force; drafts are the ministry's own."""

    table_name = "region-changes"
    queryset = RegionChange.objects.all()
    serializer_class = RegionChangeSerializer
    parser_classes = (BoundedJSONParser,)

    def get_serializer_class(self):
        return RegionChangeListSerializer if self.action == "list" else RegionChangeSerializer

    @extend_schema(request=RegionChangeStepRequest)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the row's `allowed_actions`."""
        change = self.get_object()
        asked = RegionChangeStepRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        step = asked.validated_data["action"]
        if step == flow.APPLY and step not in allowed_actions(change, request.user):
            raise Refused("wrong_state", "该变更现在不能执行。")
        given = {"reason": asked.validated_data["reason"]} if step in flow.NEEDS_REASON else {}
        ACTS[step](change.pk, by=request.user, **given)
        return Response(self.get_serializer(self.get_object()).data)


routes = [("regions/changes", RegionChangeViewSet, "region-change")]
