"""Yearly confirmations through the API: the list, one of them, handing in and the county's answer."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers, status

from certification import flow
from certification.actions import confirming
from certification.api.cases import CaseViewSet
from certification.api.steps import CONFIRMATION_ACTIONS
from certification.changes import difference
from certification.models import Confirmation
from workshops.access.scope import get_visible_or_404
from workshops.models import UPDATABLE_FACTS, Workshop


class ConfirmationSerializer(serializers.ModelSerializer):
    """`changes` is {field: [old, new]}, empty where nothing changed; `figures` are those stated for the year."""

    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)
    region_name = serializers.CharField(source="workshop.region.full_name", read_only=True)
    changes = serializers.DictField(child=serializers.ListField(), read_only=True)
    figures = serializers.DictField(read_only=True)
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = Confirmation
        fields = (
            "id", "workshop", "workshop_name", "region", "region_name", "year", "status", "changes", "figures",
            "signature_name", "on_behalf", "submitted_at", "accepted_at", "returned_at", "return_reason", "due_on",
            "allowed_actions",
        )  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=flow.Action.choices)))
    def get_allowed_actions(self, confirmation):
        return flow.allowed_actions(confirmation, self.context["request"].user)


class ConfirmationLineSerializer(ConfirmationSerializer):
    class Meta(ConfirmationSerializer.Meta):
        fields = tuple(
            name for name in ConfirmationSerializer.Meta.fields if name not in ("changes", "figures", "allowed_actions")
        )
        read_only_fields = fields

    changes = figures = allowed_actions = None


class UpdateSerializer(serializers.ModelSerializer):
    """The facts a yearly update may change, each with its new value."""

    class Meta:
        model = Workshop
        fields = UPDATABLE_FACTS
        extra_kwargs = {name: {"required": False} for name in UPDATABLE_FACTS}


class ConfirmationRequest(serializers.Serializer):
    """`changes`: {field: new value}, left out or empty where nothing changed. `seen_version`: the workshop's `version`
    that the signer saw; a register changed meanwhile is refused."""

    workshop = serializers.IntegerField(min_value=1)
    year = serializers.IntegerField(min_value=2000, max_value=2199)
    changes = UpdateSerializer(required=False)
    signature_name = serializers.CharField(max_length=60, help_text="带头人姓名")
    statement = serializers.ChoiceField([confirming.STATEMENT], help_text="声明的原文，一字不改。")
    seen_version = serializers.IntegerField(required=False, min_value=1)


class ConfirmationViewSet(CaseViewSet):
    table_name = "confirmations"
    queryset = Confirmation.objects.all()
    serializer_class = ConfirmationSerializer
    line_serializer_class = ConfirmationLineSerializer
    step_actions = CONFIRMATION_ACTIONS
    http_method_names = ["get", "head", "options", "post"]

    @extend_schema(request=ConfirmationRequest, responses={201: ConfirmationSerializer})
    def create(self, request):
        """Confirm a year, as the workshop's leader; with `changes`, an update that the county accepts or returns."""
        given = ConfirmationRequest(data=request.data)
        given.is_valid(raise_exception=True)
        stated = dict(given.validated_data)
        workshop = get_visible_or_404(Workshop.objects.all(), request.user, pk=stated.pop("workshop"))
        changes = difference(workshop, stated.pop("changes", {}))
        made = confirming.confirm(workshop.pk, by=request.user, changes=changes, **stated)
        return self.answer(made.pk, status.HTTP_201_CREATED)
