"""Vacancies through the API: read only, in scope; without the people proposed for them."""

from rest_framework import serializers

from employment.models import Vacancy
from employment.queries.vacancies import STATES
from workshops.api import ReadOnlyTableViewSet


class VacancySerializer(serializers.ModelSerializer):
    workshop_number = serializers.CharField(source="workshop.number", read_only=True)
    workshop_name = serializers.CharField(source="workshop.name", read_only=True)
    region = serializers.CharField(source="workshop.region_id", read_only=True)
    state = serializers.ChoiceField(STATES, read_only=True, label="状态")
    hired = serializers.IntegerField(read_only=True, label="已录用（人）")
    pending = serializers.IntegerField(read_only=True, label="待答复（人）")

    class Meta:
        model = Vacancy
        fields = (
            "id", "workshop", "workshop_number", "workshop_name", "region", "title", "form", "headcount", "hired",
            "pending", "pay_basis", "pay_from", "pay_to", "requirements", "training_offered", "published_on",
            "closes_on", "state",
        )  # fmt: skip
        read_only_fields = fields


class VacancyViewSet(ReadOnlyTableViewSet):
    table_name = "vacancies"
    queryset = Vacancy.objects.all()
    serializer_class = VacancySerializer
