"""Workshops and leaders through the API: read only, in scope; facts change by confirmations."""

from rest_framework import mixins, serializers, viewsets

from workshops.access.api import ScopedViewSetMixin
from workshops.models import ALL_FACTS, Leader, Workshop
from workshops.tables.api import TableViewSetMixin


class LeaderSerializer(serializers.ModelSerializer):
    region_name = serializers.CharField(source="region.full_name", read_only=True)
    phone = serializers.CharField(source="phone_masked", read_only=True, label="联系电话（部分隐去）")

    class Meta:
        model = Leader
        fields = ("id", "name", "region", "region_name", "phone")
        read_only_fields = fields


class WorkshopSerializer(serializers.ModelSerializer):
    """`version` is what a confirmation gives as `seen_version`."""

    region_name = serializers.CharField(source="region.full_name", read_only=True)
    leader_name = serializers.CharField(source="leader.name", read_only=True)

    class Meta:
        model = Workshop
        fields = (
            "id", "number", "certified_on", "region_name", "leader", "leader_name", "projects_text", "previous",
            "survival", "standing", "at_risk", "would_end_on", "ended_on", "last_confirmed_year", "version",
            *ALL_FACTS,
        )  # fmt: skip
        read_only_fields = fields


class ScopedTableViewSet(ScopedViewSetMixin, TableViewSetMixin, mixins.ListModelMixin, viewsets.GenericViewSet):
    """Base of the lists: rows by the table and by the scope policy."""


class ReadOnlyTableViewSet(mixins.RetrieveModelMixin, ScopedTableViewSet):
    """A list, and one row of it: 404 outside the scope."""


class WorkshopViewSet(ReadOnlyTableViewSet):
    table_name = "workshops"
    queryset = Workshop.objects.all()
    serializer_class = WorkshopSerializer


class LeaderViewSet(ReadOnlyTableViewSet):
    table_name = "leaders"
    queryset = Leader.objects.all()
    serializer_class = LeaderSerializer
