"""Certificates through the API: read only."""

from rest_framework import serializers

from certification.models import Certificate
from workshops.api import ReadOnlyTableViewSet
from workshops.models import Standing


class CertificateSerializer(serializers.ModelSerializer):
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region_name = serializers.CharField(source="workshop.region.full_name", read_only=True)
    standing = serializers.ChoiceField(source="workshop.standing", choices=Standing.choices, read_only=True)

    class Meta:
        model = Certificate
        fields = (
            "id", "number", "workshop", "workshop_name", "application", "region", "region_name", "certified_on",
            "standing", "imported", "original_number", "recorded_at",
        )  # fmt: skip
        read_only_fields = fields


class CertificateViewSet(ReadOnlyTableViewSet):
    table_name = "certificates"
    queryset = Certificate.objects.all()
    serializer_class = CertificateSerializer
