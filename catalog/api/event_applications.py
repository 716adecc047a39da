"""Applications for events through the API: read only, in scope, with what the caller may do next."""

from rest_framework import serializers

from catalog.models import EventApplication
from catalog.queries.event_applications import allowed_actions
from workshops.api import ReadOnlyTableViewSet


class EventApplicationSerializer(serializers.ModelSerializer):
    event_name = serializers.CharField(source="event.name", read_only=True)
    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)
    in_stead = serializers.BooleanField(read_only=True, label="由县级代工坊报名")
    allowed_actions = serializers.SerializerMethodField(label="当前账号可以办理的步骤")

    class Meta:
        model = EventApplication
        fields = (
            "id", "event", "event_name", "workshop", "workshop_number", "workshop_name", "region", "products", "people",
            "wishes", "applied_at", "in_stead", "status", "stand_number", "reason", "decided_at", "result",
            "sales_amount", "allowed_actions",
        )  # fmt: skip
        read_only_fields = fields

    def get_allowed_actions(self, application) -> list[str]:
        return [str(action) for action in allowed_actions(application, self.context["request"].user)]


class EventApplicationViewSet(ReadOnlyTableViewSet):
    table_name = "event-applications"
    queryset = EventApplication.objects.all()
    serializer_class = EventApplicationSerializer


routes = [("event-applications", EventApplicationViewSet, "event-application")]
