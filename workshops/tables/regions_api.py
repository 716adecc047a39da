"""Divisions through the API: read only."""

from rest_framework import mixins, serializers, viewsets

from workshops.regions.models import Region

from .api import TableViewSetMixin


class RegionSerializer(serializers.ModelSerializer):
    """``parent`` as published, ``reporting_parent`` as totals and scope follow; they differ for 兵团 cities."""

    class Meta:
        model = Region
        fields = (
            "code",
            "name",
            "full_name",
            "level",
            "parent",
            "reporting_parent",
            "province",
            "certifies",
            "reports",
            "valid_from",
            "valid_to",
        )


class RegionViewSet(TableViewSetMixin, mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """``parent=code`` gives what reports directly to a division; ``search`` finds by name or code.

    The list holds the divisions in force; one that was changed away is found by its code, with its last day.
    """

    table_name = "regions"
    queryset = Region.objects.all()
    serializer_class = RegionSerializer
    lookup_value_regex = "[1-9][0-9]{5}"

    def get_queryset(self):
        found = super().get_queryset()
        return Region.objects.select_related("province") if self.action == "retrieve" else found
