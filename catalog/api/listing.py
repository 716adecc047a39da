"""Applications for the catalogue through the API: the list, one case, handing in, the steps of the one table."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.response import Response

from catalog.actions import listing_steps
from catalog.models import ListingCase, ListingStep, Product
from catalog.queries.listing_cases import allowed_actions
from catalog.rules.listing_flow import LABELS, TABLE, Action, Who
from workshops.access.api_parsing import BoundedJSONParser
from workshops.access.scope import get_visible_or_404
from workshops.api import ReadOnlyTableViewSet

TAKEN = sorted({row.action for row in TABLE if row.who != Who.SYSTEM} - {Action.SUBMIT})


class ListingLineSerializer(serializers.ModelSerializer):
    product_name = serializers.CharField(source="product.name", read_only=True)
    workshop = serializers.IntegerField(source="product.workshop_id", read_only=True)
    workshop_number = serializers.CharField(source="product.workshop.number", read_only=True)
    region = serializers.CharField(source="product.workshop.region_id", read_only=True)

    class Meta:
        model = ListingCase
        fields = (
            "id", "product", "product_name", "workshop", "workshop_number", "region", "status", "submitted_at",
            "statement", "last_reason",
        )  # fmt: skip
        read_only_fields = fields


class ListingStepSerializer(serializers.ModelSerializer):
    office = serializers.CharField(source="office.name", read_only=True, default="")

    class Meta:
        model = ListingStep
        fields = ("action", "from_status", "to_status", "office", "at", "reason")
        read_only_fields = fields


class ListingCaseSerializer(ListingLineSerializer):
    """`allowed_actions`: what whoever asks may do now."""

    history = ListingStepSerializer(source="steps", many=True, read_only=True)
    allowed_actions = serializers.SerializerMethodField(label="可以办理的步骤")

    class Meta(ListingLineSerializer.Meta):
        fields = (*ListingLineSerializer.Meta.fields, "history", "allowed_actions")
        read_only_fields = fields

    def get_allowed_actions(self, case) -> list[str]:
        return allowed_actions(self.context["request"].user, case)


class ListingStart(serializers.Serializer):
    product = serializers.IntegerField(label="产品")
    statement = serializers.CharField(max_length=1000, label="列入目录的理由")


class ListingPayload(serializers.Serializer):
    """`statement` is for `resubmit`, `document_number` for the steps that list."""

    reason = serializers.CharField(required=False, allow_blank=True, max_length=listing_steps.REASON_MAX)
    document_number = serializers.CharField(required=False, allow_blank=True, max_length=100)
    statement = serializers.CharField(required=False, allow_blank=True, max_length=1000)


class ListingStepRequest(serializers.Serializer):
    """`action` is one of the case's `allowed_actions`."""

    action = serializers.ChoiceField(choices=[(name, LABELS[name]) for name in TAKEN])
    payload = ListingPayload(required=False, default=dict)


class ProductListingViewSet(ReadOnlyTableViewSet):
    table_name = "product-listings"
    queryset = ListingCase.objects.all()
    parser_classes = (BoundedJSONParser,)
    http_method_names = ["get", "head", "options", "post"]

    def narrow(self, queryset):
        return queryset if self.action == "list" else queryset.prefetch_related("steps__office")

    def get_serializer_class(self):
        return ListingLineSerializer if self.action == "list" else ListingCaseSerializer

    @extend_schema(request=ListingStart, responses={201: ListingCaseSerializer})
    def create(self, request):
        """Hand a product in, as its workshop."""
        given = ListingStart(data=request.data)
        given.is_valid(raise_exception=True)
        product = get_visible_or_404(Product.objects.all(), request.user, pk=given.validated_data["product"])
        case = listing_steps.submit(product.pk, by=request.user, statement=given.validated_data["statement"])
        return self.answer(case.pk, status.HTTP_201_CREATED)

    @extend_schema(request=ListingStepRequest, responses=ListingCaseSerializer)
    @action(detail=True, methods=["post"])
    def steps(self, request, pk):
        """Take one of the case's `allowed_actions`."""
        case = self.get_object()
        asked = ListingStepRequest(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        listing_steps.advance(case.pk, given["action"], by=request.user, **given["payload"])
        return self.answer(case.pk)

    def answer(self, pk: int, code: int = status.HTTP_200_OK) -> Response:
        """The case as it now stands, through the scope like any other reading."""
        self.kwargs["pk"] = pk
        return Response(self.get_serializer(self.get_object()).data, code)


routes = [("product-listings", ProductListingViewSet, "product-listing")]
