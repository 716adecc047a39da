"""Exemplary cases through the API: list, case, drafting, and the steps of the one transition table.

Photographs are uploaded on the page.
"""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from catalog.actions import cases
from catalog.models import CaseStep, ExemplaryCase
from catalog.rules.case_flow import Action
from workshops.access.api_parsing import BoundedJSONParser
from workshops.access.scope import get_visible_or_404
from workshops.api import ReadOnlyTableViewSet
from workshops.models import Workshop

LINE_FIELDS = (
    "id", "uid", "workshop", "workshop_number", "workshop_name", "workshop_standing", "region", "year", "title",
    "status", "rank", "number", "published_at", "updated_at",
)  # fmt: skip


class CaseLineSerializer(serializers.ModelSerializer):
    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    workshop_standing = serializers.CharField(source="workshop.standing", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)

    class Meta:
        model = ExemplaryCase
        fields = LINE_FIELDS
        read_only_fields = fields


class CaseStepSerializer(serializers.ModelSerializer):
    class Meta:
        model = CaseStep
        fields = ("action", "from_status", "to_status", "at", "reason")
        read_only_fields = fields


class CaseSerializer(CaseLineSerializer):
    """`steps`: empty for whom a published case is only shared with."""

    steps = serializers.SerializerMethodField()
    photos = serializers.SerializerMethodField()
    allowed_actions = serializers.SerializerMethodField()

    class Meta:
        model = ExemplaryCase
        fields = (*LINE_FIELDS, "summary", "body", "photos", "steps", "allowed_actions")
        read_only_fields = fields

    def get_photos(self, case) -> list[dict]:
        rows = case.photos.visible_to(self.context["request"].user).order_by("position", "pk")
        return [{"id": each.pk, "caption": each.caption, "cover": each.photo_id == case.cover_id} for each in rows]

    @extend_schema(responses=CaseStepSerializer(many=True))
    def get_steps(self, case) -> list[dict]:
        return CaseStepSerializer(case.steps.visible_to(self.context["request"].user), many=True).data

    def get_allowed_actions(self, case) -> list[str]:
        return [str(each) for each in cases.allowed_actions(case, self.context["request"].user)]


class TextsPayload(serializers.Serializer):
    title = serializers.CharField(max_length=100)
    summary = serializers.CharField(max_length=300)
    body = serializers.CharField(max_length=20000)


class DraftPayload(TextsPayload):
    workshop = serializers.IntegerField()
    year = serializers.IntegerField(min_value=2000, max_value=2199)


class StepPayload(serializers.Serializer):
    """`rank` of a recommendation, `number` of a publication: both may be left to the system."""

    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
    rank = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=999)
    number = serializers.CharField(required=False, allow_blank=True, default="", max_length=30)


class CaseStepRequest(serializers.Serializer):
    """`action` is one of the row's `allowed_actions`."""

    action = serializers.ChoiceField(choices=[each.value for each in Action])
    payload = StepPayload(required=False)


class ExemplaryCaseViewSet(ReadOnlyTableViewSet):
    table_name = "exemplary-cases"
    queryset = ExemplaryCase.objects.all()
    serializer_class = CaseSerializer
    parser_classes = (BoundedJSONParser,)
    http_method_names = ["get", "head", "options", "post", "patch"]

    def get_serializer_class(self):
        return CaseLineSerializer if self.action == "list" else CaseSerializer

    def narrow(self, queryset):
        if self.action == "list":
            return queryset
        return queryset.select_related("workshop__leader__user", "workshop__region__province", "created_by__office")

    @extend_schema(request=DraftPayload, responses={201: CaseSerializer})
    def create(self, request):
        """Draft a case, as a leader or a county's culture office."""
        given = DraftPayload(data=request.data)
        given.is_valid(raise_exception=True)
        texts = dict(given.validated_data)
        workshop = get_visible_or_404(Workshop.objects.all(), request.user, pk=texts.pop("workshop"))
        made = cases.draft(workshop.pk, by=request.user, **texts)
        return self.answer(made.pk, status.HTTP_201_CREATED)

    @extend_schema(request=TextsPayload, responses=CaseSerializer)
    def partial_update(self, request, pk):
        """Rewrite texts of a draft or a returned case."""
        case = self.get_object()
        given = TextsPayload(data=request.data, partial=True)
        given.is_valid(raise_exception=True)
        cases.amend(case.pk, by=request.user, **given.validated_data)
        return self.answer(case.pk)

    @extend_schema(request=CaseStepRequest, responses=CaseSerializer)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the case's `allowed_actions`."""
        case = self.get_object()
        asked = CaseStepRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        payload = asked.validated_data.get("payload", {})
        cases.advance(case.pk, asked.validated_data["action"], by=request.user, **payload)
        return self.answer(case.pk)

    def answer(self, pk: int, code: int = status.HTTP_200_OK) -> Response:
        """The case as it now stands, through the scope like any other reading."""
        self.kwargs["pk"] = pk
        return Response(self.get_serializer(self.get_object()).data, code)


routes = [("exemplary-cases", ExemplaryCaseViewSet, "exemplary-case")]
