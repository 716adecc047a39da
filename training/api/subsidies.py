"""Claims of training subsidies through the API: read only, in scope; names masked above the county."""

from rest_framework import serializers

from training.models import SubsidyClaim
from training.queries.subsidies import shown_name
from workshops.api import ReadOnlyTableViewSet


class SubsidyClaimSerializer(serializers.ModelSerializer):
    trainee_name = serializers.SerializerMethodField(label="学员")
    course = serializers.IntegerField(source="trainee.course_id", read_only=True)
    course_title = serializers.CharField(source="trainee.course.title", read_only=True)
    region = serializers.CharField(source="trainee.course.region_id", read_only=True)
    rule_name = serializers.CharField(source="rule.name", read_only=True)

    class Meta:
        model = SubsidyClaim
        fields = (
            "id", "trainee", "trainee_name", "course", "course_title", "region", "rule", "rule_name", "year", "hours",
            "amount", "status", "decided_at", "reason", "paid_on", "document_number", "recorded_at", "version",
            "voided_at",
        )  # fmt: skip
        read_only_fields = fields

    def get_trainee_name(self, claim) -> str:
        return shown_name(claim.trainee, self.context["request"].user)


class SubsidyClaimViewSet(ReadOnlyTableViewSet):
    table_name = "subsidy-claims"
    queryset = SubsidyClaim.objects.select_related("trainee__course", "rule")
    serializer_class = SubsidyClaimSerializer


routes = [("subsidy-claims", SubsidyClaimViewSet, "subsidy-claim")]
