"""Benefits, their kinds and labour brands through the API: read only."""

from rest_framework import mixins, serializers, viewsets

from employment.column_lists.benefits import worker_masked, worker_name
from employment.models import Benefit, BenefitKind, LabourBrand
from workshops.api import ReadOnlyTableViewSet
from workshops.people.fields import Field, may_see
from workshops.tables.api import TableViewSetMixin


class BenefitSerializer(serializers.ModelSerializer):
    """`doubled` is null for leaders; `worker_name` is masked for offices above the county."""

    kind_code = serializers.CharField(source="kind.code", read_only=True)
    kind_name = serializers.CharField(source="kind.name", read_only=True)
    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)
    worker_name = serializers.SerializerMethodField(label="从业人员")
    void_reason = serializers.SerializerMethodField(label="作废原因")
    doubled = serializers.SerializerMethodField(label="疑似重复发放")

    class Meta:
        model = Benefit
        fields = (
            "id", "kind_code", "kind_name", "workshop", "workshop_number", "workshop_name", "region", "worker_name",
            "period_from", "period_to", "amount", "payer", "paid_on", "document_number", "recorded_at", "voided_at",
            "void_reason", "doubled",
        )  # fmt: skip
        read_only_fields = fields

    def get_worker_name(self, benefit) -> str:
        told = worker_name if may_see(self.context["request"].user, Field.NAME) else worker_masked
        return told(benefit)

    def get_void_reason(self, benefit) -> str | None:
        """Free text may say who it is."""
        return benefit.void_reason if may_see(self.context["request"].user, Field.NAME) else None

    def get_doubled(self, benefit) -> bool | None:
        return None if self.context["request"].user.is_leader else benefit.doubled


class BenefitViewSet(ReadOnlyTableViewSet):
    table_name = "benefits"
    queryset = Benefit.objects.all()
    serializer_class = BenefitSerializer


class BenefitKindSerializer(serializers.ModelSerializer):
    class Meta:
        model = BenefitKind
        fields = ("id", "code", "name", "recipient", "region", "basis", "is_active")
        read_only_fields = fields


class BenefitKindViewSet(TableViewSetMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Published: a county reads those of its province above it, so the rows are the table's, not the scope's."""

    table_name = "benefit-kinds"
    queryset = BenefitKind.objects.all()
    serializer_class = BenefitKindSerializer


class LabourBrandSerializer(serializers.ModelSerializer):
    region_name = serializers.CharField(source="region.full_name", read_only=True)
    carried_by = serializers.IntegerField(read_only=True, label="使用的工坊（家）")

    class Meta:
        model = LabourBrand
        fields = (
            "id", "name", "region", "region_name", "issuer", "document_number", "recognised_on", "ended_on",
            "description", "carried_by",
        )  # fmt: skip
        read_only_fields = fields


class LabourBrandViewSet(TableViewSetMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Public facts: every office and leader reads all of them."""

    table_name = "labour-brands"
    queryset = LabourBrand.objects.all()
    serializer_class = LabourBrandSerializer
